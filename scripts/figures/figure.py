"""A figure: a value of ours beside a peer's, with the goal it is to reach, or the reason why it cannot be had."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Goal:
    """How far a figure may go; the limit is for the ratio, or for our own value if `own` is set."""

    limit: float
    least: bool = False
    """At least the limit; else at most."""
    own: bool = False

    def met(self, value: float) -> bool:
        """Return whether the value keeps to the limit."""
        return value >= self.limit if self.least else value <= self.limit


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table."""

    what: str
    peer: str = ""
    """Name and version of what it is compared with; empty if our value stands alone."""
    unit: str
    """Of both values."""
    ours: float | None = None
    theirs: float | None = None
    goal: Goal | None = None
    missing: str = ""
    """Why it, or the peer's part of it, cannot be had."""

    @property
    def ratio(self) -> float | None:
        """Return our value as a multiple of theirs; None without both, or if theirs is nothing."""
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    @property
    def met(self) -> bool | None:
        """Return whether the goal is met; None without a goal, or if that cannot be told."""
        judged = self.ours if self.goal and self.goal.own else self.ratio
        return self.goal.met(judged) if self.goal and judged is not None else None
