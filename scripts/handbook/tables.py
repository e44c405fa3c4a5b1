"""Tables on paper: words break only where they must, and empty rows get room to write in."""

from bs4 import Tag

from handbook.fonts import width

SIZE = 10.0
"""Points; the size of tables in handbook.css."""
ROOM = 170 / 25.4 * 72
"""Points between the margins of handbook.css (A4, 20 mm on each side)."""
PADDING = 12.0
"""Points that a cell's padding and border take from a column."""


def least_width(table: Tag) -> float:
    """Return the points that the table needs: each column's longest word, with padding."""
    columns: dict[int, float] = {}
    for row in table.find_all("tr"):
        for column, cell in enumerate(row.find_all(["th", "td"])):
            words = [width(word, SIZE) for word in cell.get_text(" ").split()]
            columns[column] = max([columns.get(column, 0.0), *words])
    return sum(columns.values()) + PADDING * len(columns)


def fit_tables(article: Tag) -> None:
    """Mark tables whose words have to break (class `wide`) and rows to write in (`blank`)."""
    for table in article.find_all("table"):
        if least_width(table) > ROOM:
            table["class"] = "wide"
        for row in table.select("tbody tr"):
            if not row.get_text(strip=True) and not row.img:
                row["class"] = "blank"
