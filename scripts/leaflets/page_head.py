"""What search engines and messengers are told of a page: schema.org data and Open Graph, in its head."""

import json
from collections.abc import Collection, Iterator
from html import escape
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.catalogue import Imprint
from leaflets.door import KNOWN_KEYS_ONLY, line_of, read_text, read_yaml, refuse, shown
from leaflets.errors import did_you_mean
from leaflets.labels import Labels

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Condition:
    """A condition that pages tell of, with its codes."""

    name: str
    codes: dict[Literal["ICD-10", "MeSH"], Annotated[str, Field(pattern=r"^[A-Z]\d+(\.\d+)?$")]]
    sources: tuple[str, ...]
    """Where the codes were read."""
    pages: tuple[str, ...]
    """Ids of the pages that tell of it."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What is told of one page."""

    title: str
    description: str
    address: str = ""
    """On the web; empty where the site has none."""
    clinical: bool
    """Whether it tells of health, and not of the guide."""
    page: str
    """Its id."""


def read_conditions(path: Path) -> tuple[Condition, ...]:
    """Return the conditions; raise a LeafletError for a mistake in the file."""
    return read_yaml(path, tuple[Condition, ...])


def check_pages(conditions: tuple[Condition, ...], pages: Collection[str], *, source: Path) -> None:
    """Raise a LeafletError for each condition on a page that the guide does not have; `source` is their file."""

    def unknown() -> Iterator[str]:
        for index, condition in enumerate(conditions):
            for place, page in enumerate(condition.pages):
                if page not in pages:
                    line = line_of(read_text(source), (index, "pages", place))
                    yield f"{shown(source)}:{line}: the guide has no page “{page}”; {did_you_mean(page, pages)}"

    refuse(unknown())


def head_html(head: Head, conditions: tuple[Condition, ...], imprint: Imprint, labels: Labels, *, language: str) -> str:
    """Return the page's Open Graph tags and, if it is clinical, its schema.org data."""
    told = {
        "og:type": "article",
        "og:site_name": imprint.guide,
        "og:title": head.title,
        "og:description": head.description,
        "og:locale": labels["date-locale"].replace("-", "_"),
        "og:url": head.address,
    }
    lines = [f'<meta property="{name}" content="{escape(text)}">' for name, text in told.items() if text]
    if head.clinical:
        told_of = tuple(condition for condition in conditions if head.page in condition.pages)
        data = _medical_page(head, told_of, imprint, language)
        lines.append(f'<script type="application/ld+json">{_in_script(data)}</script>')
    return "\n".join(lines)


def _medical_page(head: Head, conditions: tuple[Condition, ...], imprint: Imprint, language: str) -> dict[str, Any]:
    """Return the page as schema.org's MedicalWebPage."""
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": head.title,
        "description": head.description,
        "inLanguage": language,
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "about": {"@type": "MedicalCondition", "name": imprint.guide},
        "mentions": [_medical_condition(condition) for condition in conditions],
        "version": imprint.version,
        "dateModified": imprint.date.isoformat(),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "url": head.address,
        "publisher": imprint.publisher and {"@type": "Organization", "name": imprint.publisher},
        **_review(imprint),
    }
    return {key: value for key, value in page.items() if value}


def _review(imprint: Imprint) -> dict[str, Any]:
    """Return who checked the guide and when; nothing while nobody has."""
    review = imprint.review
    if review.status != "reviewed" or review.reviewed is None:
        return {}
    person = {"@type": "Person", "name": review.reviewer, "jobTitle": review.role}
    return {"lastReviewed": review.reviewed.isoformat(), "reviewedBy": person}


def _medical_condition(condition: Condition) -> dict[str, Any]:
    """Return the condition as schema.org has it."""
    codes = [
        {"@type": "MedicalCode", "codingSystem": system, "codeValue": code} for system, code in condition.codes.items()
    ]
    return {"@type": "MedicalCondition", "name": condition.name, "code": codes}


def _in_script(data: dict[str, Any]) -> str:
    """Return the data as JSON that nothing in it can end the script or open a comment of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
