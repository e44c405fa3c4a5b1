"""Repairs of the finisher for what a screen reader says: words parted, in order, in their language."""

from typing import Any

import pydyf

from leaflets.shaped_words import is_drawn_otherwise
from leaflets.tags import figures, spoken, texts_before_dropped_spaces


def part_words(document: Any, pdf: Any) -> None:
    """Give the last text of a line the space that parts it from the next line.

    Fault: the space at which a line breaks is dropped, and a screen reader may join two words. Not
    needed when the texts of a paragraph's Spans, one after the other, are the paragraph's text.
    """
    spaced = {id(text) for text in texts_before_dropped_spaces(document)}
    for texts, element in spoken(document, pdf):
        if any(id(text) in spaced for text in texts):
            words = (f"{text.text} " if id(text) in spaced else text.text for text in texts)
            element["ActualText"] = pydyf.String("".join(words))


def order_words(document: Any, pdf: Any) -> None:
    """Give what runs from right to left, or is drawn in other pieces than letters, as it is read.

    Fault: it is stored as it is drawn, from left to right, vowel signs by their place. Not needed when the
    text of a Hebrew line that ends in a number, and of a Bengali or Thai word, reads as it was typed.
    """
    for texts, element in spoken(document, pdf):
        words = "".join(text.text for text in texts)
        if "ActualText" not in element and any(map(is_drawn_otherwise, words)):
            element["ActualText"] = pydyf.String(words)


def tell_languages(document: Any, pdf: Any) -> None:
    """Say of each text and picture in another language than the leaflet's which one it is.

    Fault: `lang` is read from `<html>` alone. Not needed when the element of `<p lang="fr">` in an
    English leaflet has Lang. Told on what is spoken, since an element's own tag is not to be found.
    """
    of_leaflet = pdf.catalog["Lang"].string
    named = [(texts[0], element) for texts, element in spoken(document, pdf) if texts]
    for box, element in [*named, *figures(document, pdf)]:
        language = box.style["lang"]
        if language and language != of_leaflet:
            element["Lang"] = pydyf.String(language)
