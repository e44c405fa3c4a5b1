"""The site's forms: the reply form and the diary. Neither sends anything."""

from leaflets.fills import fill
from leaflets.labels import Labels


def feedback_html(contact: str, labels: Labels) -> str:
    """Return the reply form to the mail address `contact`; empty: the reader chooses one."""
    return fill("feedback", contact=contact, labels=labels)


def diary_html(labels: Labels) -> str:
    """Return the diary to fill in on a phone."""
    return fill("diary", labels=labels)
