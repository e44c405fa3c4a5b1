"""The diary on a phone: kept in the browser, printed or copied, never sent."""

import pytest

PHONE = {"viewport": {"width": 390, "height": 844}}
CATCH = "window.print = () => void (window.printed = document.body.dataset.prints)"
pytestmark = pytest.mark.parametrize("settings", [PHONE])


@pytest.fixture
def diary(reader):
    reader.page.add_init_script(CATCH)
    return reader.open("diary").locator("#diary")


def add(diary, date="2026-11-20", time="08:30", **answers):
    for name, text in {"date": date, "time": time, **answers}.items():
        diary.locator(f"[name={name}]").fill(text)
    diary.get_by_role("button", name="Add to my diary").click()


def test_an_entry_is_listed_and_still_there_after_a_reload(diary):
    diary.locator("[name=part]").select_option("Upper lip")
    add(diary, doing="Reading", caffeine="2")
    diary.page.reload()
    entry = diary.locator(".diary-entry").inner_text()
    assert entry.startswith("20 November 2026, 08:30")
    assert "Which part: Upper lip" in entry
    assert "What you were doing: Reading" in entry
    assert "Hours of sleep" not in entry  # nothing was written there


def test_the_newest_entry_stands_first(diary):
    add(diary, date="2026-11-19")
    add(diary, date="2026-11-21")
    add(diary, date="2026-11-20")
    days = diary.locator(".diary-when").all_inner_texts()
    assert [day.split()[0] for day in days] == ["21", "20", "19"]


def test_what_a_reader_types_stays_text(diary):
    add(diary, doing="<img src=x onerror=alert(1)><b>bold</b>")
    assert "<b>bold</b>" in diary.locator(".diary-entry").inner_text()
    assert diary.locator(".diary-entry :is(b, img)").count() == 0


def test_a_missing_date_is_told_next_to_the_field(diary):
    add(diary, date="")
    assert diary.locator("#diary-date-error").is_visible()
    assert diary.locator("[name=date]").evaluate("(field) => field === document.activeElement")
    assert diary.locator(".diary-entry").count() == 0


def test_one_entry_can_be_deleted(diary):
    add(diary, date="2026-11-19")
    add(diary, date="2026-11-20")
    diary.get_by_role("button", name="Delete: 20 November 2026, 08:30").click()
    diary.page.reload()
    assert diary.locator(".diary-when").all_inner_texts() == ["19 November 2026, 08:30"]


def test_all_entries_are_deleted_only_after_a_question_on_the_page(diary):
    add(diary)
    diary.get_by_role("button", name="Delete all", exact=True).click()
    diary.get_by_role("button", name="No, keep them").click()
    assert diary.locator(".diary-entry").count() == 1
    diary.get_by_role("button", name="Delete all", exact=True).click()
    diary.get_by_role("button", name="Yes, delete all").click()
    diary.page.reload()
    assert diary.locator(".diary-entry").count() == 0


def test_the_diary_can_be_copied_as_plain_text(diary):
    diary.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    add(diary, signs="Numb")
    diary.get_by_role("button", name="Copy").click()
    diary.get_by_text("Copied.").wait_for()
    text = diary.page.evaluate("navigator.clipboard.readText()")
    assert text == "20 November 2026, 08:30\nOther signs: Numb"


def test_its_print_button_prints_the_entries_alone(diary):
    add(diary, doing="Reading")
    diary.get_by_role("button", name="Print").click()
    assert diary.page.evaluate("window.printed") == "diary"
    diary.page.emulate_media(media="print")
    assert diary.locator(".diary-entry").is_visible()
    assert not diary.locator("form").is_visible()
    assert not diary.page.locator("#questions").is_visible()


def test_a_browser_that_cannot_keep_the_diary_says_so(diary):
    diary.page.evaluate(
        """() => {
            Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
        }"""
    )
    add(diary)
    diary.get_by_text("This browser cannot keep your diary").wait_for()
    assert diary.locator(".diary-entry").count() == 1


@pytest.mark.parametrize("kept", ['"a word"', '[null, 3, {"part": "x"}]', "not JSON"])
def test_a_spoilt_diary_counts_as_empty(reader, kept):
    reader.page.add_init_script(f"localStorage.setItem('twitch-guide.diary', {kept!r})")
    page = reader.open("diary")
    assert page.locator(".diary-entry").count() == 0
