from datetime import date

import pytest
from printing import CONFIG, read

from leaflets.errors import LeafletError


def test_each_leaflet_has_its_papers_with_pages_and_its_picks_with_their_lines() -> None:
    lip_twitching, diary = read().leaflets
    assert (lip_twitching.id, diary.title) == ("lip-twitching", "Twitch diary")
    assert [(paper.name, paper.pages) for paper in diary.papers] == [("a4", 2), ("letter", 2)]
    emergency = lip_twitching.sections[1]
    assert (emergency.page, emergency.section) == ("help", "emergency")
    assert emergency.parts == ("stroke", "fit", "breathing", "tingling")
    line = int(emergency.place.removeprefix("mkdocs.yml:"))
    assert "section: emergency" in CONFIG.splitlines()[line - 1]


def test_the_imprint_knows_that_nobody_has_checked_it() -> None:
    imprint = read().imprint
    assert (imprint.version, imprint.date) == ("0.1.0", date(2026, 11, 22))
    assert imprint.publisher == ""
    assert imprint.review.status == "unreviewed"
    assert imprint.review.reviewed is None
    assert imprint.review.review_due == date(2027, 5, 22)


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("title: Lip", "titel: Lip", "unknown key “titel”; did you mean “title”?"),
        ("parts: [st", "part: [st", "unknown key “part”; did you mean “parts”?"),
        ("a4: 2", "A4: 2", "unknown paper “A4”; did you mean “a4”?"),
        ("a4: 2", "a4: 0", "greater than 0"),
        ("status: unreviewed", "status: reviwed", "did you mean “reviewed”?"),
        ("status: unreviewed", "status: reviewed", "names its reviewer, role and day"),
        (
            'unreviewed\n    reviewer: ""',
            'unreviewed\n    reviewer: "Dr A"',
            "leaves reviewer, role and reviewed empty",
        ),
        ('contact: ""', 'contact: "no mail"', "“contact”: "),
        ('contact: ""', 'contcat: ""', "unknown key “contcat”; did you mean “contact”?"),
        ("lip-twitching:", "../lip:", "string should match pattern"),
        ('"2027-05-22"', '"2027-15-22"', "write it as 2026-11-22"),
        ("{page: index, section: what-it-is}", "{page: index}", "“section” is missing"),
    ],
)
def test_a_mistake_is_told_with_its_line(right: str, wrong: str, what: str) -> None:
    config = CONFIG.replace(right, wrong, 1)
    with pytest.raises(LeafletError) as caught:
        read(config)
    told = str(caught.value).splitlines()
    assert any(what in line for line in told)
    line_of_mistake = config[: config.index(wrong)].count("\n") + 1
    numbers = [int(line.split(":")[1]) for line in told]
    assert any(abs(number - line_of_mistake) <= 1 for number in numbers), told
