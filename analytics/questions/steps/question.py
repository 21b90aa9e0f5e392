"""What a step funnel asks: its steps, their order, the window, and what is excluded."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.scope import UnknownError

Order = Literal["ordered", "strict", "unordered"]
ORDERS: tuple[Order, ...] = ("ordered", "strict", "unordered")
Trend = Literal["day", "month", "term"]
TRENDS: tuple[Trend, ...] = ("day", "month", "term")
# From which start the times of a learner run, of several that lead as far as soon.
Clock = Literal["latest", "first"]
CLOCKS: tuple[Clock, ...] = ("latest", "first")

# What can be a step beside an achievement, and what it means.
STAGES = {
    "entered": "entered the institution",
    "first-badge": "earned a first achievement, whichever",
    "claimed": "accepted (claimed) an award",
    "shared": "shared an award",
    "viewed": "had an award looked at",
    "enrolled-next-term": "enrolled in the next regular term",
}
# Those that can be told of one achievement.
OF_AWARDS = ("claimed", "shared", "viewed")
MARK = "stage:"  # in a text of steps: no achievement is meant
MOST_STEPS = 40


@dataclass(frozen=True)
class Part:
    """What does for a step: an achievement, or a stage (of one, or of any)."""

    achievement: str | None
    stage: str | None = None

    def __str__(self) -> str:
        """Write it as a text of steps has it."""
        if self.stage is None:
            return self.achievement or ""
        of = f" of {self.achievement}" if self.achievement else ""
        return f"{MARK}{self.stage}{of}"


@dataclass(frozen=True)
class Step:
    """One step: any of its parts does; an optional one is never in the way."""

    parts: tuple[Part, ...]
    is_optional: bool = False

    def __str__(self) -> str:
        """Write its parts as the answer's column ``achievement`` has them."""
        return " or ".join(map(str, self.parts))

    @property
    def follows_term(self) -> bool:
        """Whether it is bound to the term of the step before."""
        return any(part.stage == "enrolled-next-term" for part in self.parts)


@dataclass(frozen=True)
class Exclusion:
    """Who earns it after one step and before another is left out (steps from 1)."""

    achievement: str
    from_step: int
    to_step: int


@dataclass(frozen=True)
class Question:
    """A step funnel. ``within``: seconds from the first step, inclusive (None: ever).

    ``entered``: first and last day of the first step, inclusive. ``trend``: the
    periods of the first step to answer by. ``clock``: whether the times of somebody who
    took the first step again and again run from its latest time, or from its first that
    led as far, as soon. Raises UnknownError for what makes no sense.
    """

    steps: tuple[Step, ...]
    order: Order = "ordered"
    within: int | None = None
    exclusions: tuple[Exclusion, ...] = ()
    entered: tuple[date | None, date | None] = (None, None)
    trend: Trend | None = None
    clock: Clock = "latest"

    def __post_init__(self) -> None:
        """Check it."""
        _check(self)

    def required(self, step: int) -> int:
        """Say how many steps up to this one (from 1) can't be passed over."""
        return sum(not one.is_optional for one in self.steps[:step])

    @property
    def finish(self) -> int:
        """How many steps whoever has come to the end has taken, optional ones apart."""
        return self.required(len(self.steps))


def _check(question: Question) -> None:
    steps, is_unordered = question.steps, question.order == "unordered"
    refused = {
        f"unknown order {question.order!r}: {', '.join(ORDERS)}": question.order
        not in ORDERS,
        f"unknown clock {question.clock!r}: {', '.join(CLOCKS)}": question.clock
        not in CLOCKS,
        f"unknown trend {question.trend!r}: {', '.join(TRENDS)}": question.trend
        not in (None, *TRENDS),
        f"a funnel has 1 to {MOST_STEPS} steps": not 1 <= len(steps) <= MOST_STEPS,
        "a step needs something that does for it": not all(s.parts for s in steps),
        "an unordered funnel takes no exclusions": is_unordered
        and bool(question.exclusions),
        "an unordered funnel takes no optional steps: none is in the way": is_unordered
        and any(step.is_optional for step in steps),
        "the first step can't be optional": bool(steps) and steps[0].is_optional,
        "enrolled-next-term needs a step before it": bool(steps)
        and any(s.follows_term for s in (steps if is_unordered else steps[:1])),
    }
    for told, is_wrong in refused.items():
        if is_wrong:
            raise UnknownError(told)
    for exclusion in question.exclusions:
        _check_exclusion(exclusion, steps)


def _check_exclusion(exclusion: Exclusion, steps: tuple[Step, ...]) -> None:
    first, last = exclusion.from_step, exclusion.to_step
    if not 1 <= first < last <= len(steps):
        raise UnknownError("an exclusion lies between two of the steps, counted from 1")
    if steps[first - 1].is_optional or steps[last - 1].is_optional:
        raise UnknownError("an exclusion lies between steps that aren't optional")
