"""What a finding shows of a mistake."""

from checks.finding import Finding
from leaflets.errors import LONGEST, did_you_mean


def test_what_is_quoted_without_end_leaves_a_line_with_its_remedy() -> None:
    told = str(Finding(path="a.md", line=3, rule="a-rule", message=f"“{'9' * 90_000}” is no number; write one"))
    assert told.startswith("a.md:3: “9999")
    assert told.endswith("999” is no number; write one [a-rule]")
    assert len(told) < LONGEST + 30


def test_a_message_as_they_are_is_shown_whole() -> None:
    assert (
        str(Finding(path="a.md", line=3, rule="a-rule", message="x" * LONGEST)) == f"a.md:3: {'x' * LONGEST} [a-rule]"
    )


def test_a_remedy_lists_no_more_than_a_line_can_hold() -> None:
    assert did_you_mean("z", ["b", "a"]) == "it can be: a, b"
    assert did_you_mean("z", ["a", "b" * 5_000]) == "it can be: a, …"
