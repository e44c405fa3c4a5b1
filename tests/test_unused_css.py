"""What is left of Material's sheets."""

from collections.abc import Collection

from offline.unused_css import as_text, names, parsed, used_rules, used_variables


def used(sheet: str, known: Collection[str]) -> str:
    return as_text(used_rules(parsed(sheet), known))


def read(sheet: str, elsewhere: Collection[str]) -> str:
    return as_text(used_variables(parsed(sheet), elsewhere))


def test_a_rule_stays_if_one_of_its_selectors_is_used_and_with_that_one_only() -> None:
    assert used(".a,.b{x:y}.c{x:y}", {"a"}) == ".a{x:y}"
    assert used("p>.a .b{x:y}", {"a"}) == ""


def test_an_element_a_state_and_an_exclusion_need_nothing() -> None:
    sheet = "p:hover>a::before{x:y}p:not(.b){x:y}"
    assert used(sheet, set()) == sheet


def test_a_comma_inside_of_a_selector_parts_nothing() -> None:
    assert used(":is(.a,.b) p{x:y}", {"a", "b"}) == ":is(.a,.b) p{x:y}"


def test_an_attribute_needs_its_value() -> None:
    assert used('[data-x=b]{x:y}[data-x="a"]{x:y}[hidden]{x:y}', {"a"}) == '[data-x="a"]{x:y}[hidden]{x:y}'


def test_a_condition_stays_while_a_rule_in_it_does() -> None:
    assert used("@media print{.a{x:y}.b{x:y}}@media screen{.b{x:y}}", {"a"}) == "@media print{.a{x:y}}"


def test_other_at_rules_stay() -> None:
    assert used('@charset "UTF-8";@keyframes a{to{x:y}}', set()) == '@charset "UTF-8";@keyframes a{to{x:y}}'


def test_a_custom_property_stays_if_a_sheet_or_script_reads_it() -> None:
    sheet = ":root{--a:1;--b:url('x;}');--c:2;--d:3}p{x:var(--a)}"
    assert read(sheet, ["q{x:var(--c)}", 'get("--d")']) == ":root{--a:1;--c:2;--d:3}p{x:var(--a)}"


def test_a_rule_of_unread_properties_alone_goes() -> None:
    assert read(":root{--a:1}p{x:y}", []) == "p{x:y}"


def test_names_are_the_words_of_pages_and_scripts() -> None:
    assert {"md-nav", "a__b", "x"} <= names(['<p class="md-nav a__b">', "toggle('x')"])
