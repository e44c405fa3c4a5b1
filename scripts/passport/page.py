"""The passport as the page “How this guide was checked” shows it."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import escape

from leaflets.fills import fill
from leaflets.labels import Labels
from leaflets.review import in_words
from passport.chart import Bar, bars_svg
from passport.passport import Passport, Task
from passport.records import PEMAT_PASS, Record
from passport.validation import Validation


def fills(passport: Passport, labels: Labels, files: Sequence[str]) -> dict[str, Callable[[], str]]:
    """Return what fills the page's `data-fill` places, by name; `files` are the site's files that are validated."""
    return {
        "passport-people": lambda: _people(passport, labels),
        "passport-reading": lambda: _reading(passport, labels),
        "passport-sources": lambda: _sources(passport, labels),
        "passport-weak": lambda: fill("passport-weak", weak=passport.weak, labels=labels),
        "passport-files": lambda: fill(
            "passport-files", places={name: place_of(name) for name in files}, labels=labels
        ),
        "passport-built": lambda: fill("passport-built", packages=passport.built_by, labels=labels),
    }


def place_of(file: str) -> str:
    """Return what stands on the page until the file is written and its hash is known."""
    return f"validation of {file}"


def tell_results(html: str, contents: Mapping[str, bytes], validation: Validation, labels: Labels) -> str:
    """Return the page with what the validators said of each file, by its content."""
    for file, content in contents.items():
        html = html.replace(f"<!--{place_of(file)}-->", _result(content, validation, labels))
    return html


def _result(content: bytes, validation: Validation, labels: Labels) -> str:
    """Return the result as HTML: each check with its faults, or that just these bytes were not validated."""
    found = validation.of(content)
    if found is None:
        return labels["passport-not-validated"]
    told = [
        labels.say("passport-no-fault" if not faults else "passport-faults", check=check, faults=faults)
        for check, faults in found.checks.items()
    ]
    return str(escape(", ".join(told)))


def _people(passport: Passport, labels: Labels) -> str:
    rows = [(labels[f"passport-{task.kind}"], task.done, _said(task, labels)) for task in passport.tasks]
    return fill("passport-people", rows=rows, labels=labels)


def _said(task: Task, labels: Labels) -> str:
    """Return who did it and when; or for which older version, or that nobody has."""
    record = task.record
    if record is None:
        return labels["passport-no-record"]
    said = labels.say(
        "passport-record" if task.done else "passport-old-record",
        names=", ".join(record.names),
        role=record.role,
        date=in_words(record.date, labels),
        version=record.version,
        result=record.result,
    )
    return f"{said} {_scores(record, labels)}".rstrip()


def _scores(record: Record, labels: Labels) -> str:
    """Return PEMAT's scores, and whether they are too low; empty if the record has none."""
    if record.understandability is None or record.actionability is None:
        return ""
    low = min(record.understandability, record.actionability) <= PEMAT_PASS
    return labels.say(
        "passport-pemat-low" if low else "passport-pemat-scores",
        understandability=record.understandability,
        actionability=record.actionability,
        least=PEMAT_PASS,
    )


def _reading(passport: Passport, labels: Labels) -> str:
    named = [
        (labels.say("passport-leaflet" if one.leaflet else "passport-page", title=one.title), one)
        for one in passport.readings
    ]
    bars = [Bar(name=name, value=one.smog, shown=f"{one.smog:.1f}", limit=one.smog_limit) for name, one in named]
    chart = bars_svg(bars, title=labels["passport-reading-chart"])
    return fill("passport-reading", readings=named, longest=passport.longest_sentence, chart=chart, labels=labels)


def _sources(passport: Passport, labels: Labels) -> str:
    bars = [
        Bar(name=labels[f"passport-grade-{grade.lower()}"], value=count, shown=str(count))
        for grade, count in passport.sources.items()
    ]
    chart = bars_svg(bars, title=labels["passport-sources-chart"])
    return fill("passport-sources", passport=passport, chart=chart, bars=bars, labels=labels)
