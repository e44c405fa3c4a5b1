"""The reply form: it tells what is missing next to the field, and sends nothing by itself."""

from urllib.parse import parse_qs, urlsplit

import pytest

CATCH = """
window.opened = [];
window.open = (address) => void window.opened.push(address);
window.printed = 0;
window.print = () => void (window.printed += 1);
"""


@pytest.fixture
def form(reader):
    reader.page.add_init_script(CATCH)
    return reader.open("feedback").locator("#feedback")


def write(form, **answers):
    for name, text in answers.items():
        form.locator(f"[name={name}]").fill(text)


def test_what_is_missing_is_told_next_to_the_field_and_the_first_has_the_focus(form):
    form.get_by_role("button", name="Open in my email").click()
    name = form.locator("[name=name]")
    assert name.get_attribute("aria-invalid") == "true"
    assert form.page.locator(f"#{name.get_attribute('aria-describedby')}").is_visible()
    assert name.evaluate("(field) => field === document.activeElement")
    assert form.locator("#feedback-message-error").is_visible()
    assert not form.locator("#feedback-email-error").is_visible()
    assert form.page.evaluate("window.opened") == []


def test_a_mistake_is_cleared_as_soon_as_it_is_mended(form):
    form.get_by_role("button", name="Copy").click()
    write(form, name="Ann")
    assert not form.locator("#feedback-name-error").is_visible()
    assert form.locator("[name=name]").get_attribute("aria-invalid") is None
    assert form.locator("#feedback-message-error").is_visible()


def test_blanks_are_no_answer(form):
    write(form, name="  ", message="\n")
    form.get_by_role("button", name="Copy").click()
    assert form.locator("#feedback-name-error").is_visible()
    assert form.locator("#feedback-message-error").is_visible()


def test_an_email_address_may_be_left_out_but_not_be_wrong(form):
    write(form, name="Ann", message="Good", email="ann at home")
    form.get_by_role("button", name="Open in my email").click()
    assert form.locator("#feedback-email-error").is_visible()
    assert form.page.evaluate("window.opened") == []


def test_the_readers_own_mail_program_gets_what_was_written(form):
    write(form, name="Ann & Bo", message="50% clear?\nYes + no", email="ann@example.org")
    form.get_by_role("button", name="Open in my email").click()
    [address] = form.page.evaluate("window.opened")
    letter = parse_qs(urlsplit(address.replace("+", "%2B")).query)
    assert address.startswith("mailto:?")  # no contact is named in mkdocs.yml
    assert letter["body"] == ["50% clear?\r\nYes + no\r\n\r\nAnn & Bo (ann@example.org)\r\n"]


def test_the_text_can_be_copied(form):
    form.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write(form, name="Ann", message="Good")
    form.get_by_role("button", name="Copy").click()
    form.get_by_text("Copied.").wait_for()
    assert "Good\n\nAnn" in form.page.evaluate("navigator.clipboard.readText()")


def test_an_empty_form_can_be_printed_to_write_on(form):
    form.get_by_role("button", name="Print").click()
    assert form.page.evaluate("window.printed") == 1
