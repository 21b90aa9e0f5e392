"""Terms as spans of time: the one in scope, and the same point a year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from analytics.asking.ask import Asked
from analytics.scope import UnknownError

YEAR = timedelta(days=365)
ONE_DAY = timedelta(days=1)
SAME_SEASON = timedelta(days=60)  # terms of one season begin so near to one day


@dataclass(frozen=True)
class Span:
    """What is looked at: a term, or the year up to a day where there are no terms."""

    name: str
    since: date
    until: date
    term: int | None
    counted_on: date | None
    unfinished: bool


@dataclass(frozen=True)
class Term:
    """One term, as the state has it; reach is counted on ``counted_on``.

    ``part_of`` is the regular term that a session lies in: that one's figures have it
    in them, so wherever terms follow one another, sessions are left out.
    """

    term: int
    term_id: str
    name: str
    starts_on: date
    counted_on: date
    ends_on: date
    season: str | None
    is_regular: bool
    part_of: int | None = None


@dataclass(frozen=True)
class Period:
    """A span of days with its name."""

    name: str
    first: date
    last: date


def terms_begun(asked: Asked) -> list[Term]:
    """Return the terms that had begun by the day of the question, first ones first."""
    rows = asked.rows("overview_terms", day=asked.day)
    return [Term(*row) for row in rows]


def whole(terms: list[Term]) -> list[Term]:
    """Return the terms that are part of no other one."""
    return [term for term in terms if term.part_of is None]


def usual(terms: list[Term]) -> list[Term]:
    """Return the terms up to the latest that stands for its time: it is part of none.

    What isn't regular and began while a regular term ran doesn't: a short term that
    lies across the end of fall isn't what comes after it, but summer is.
    """
    found = whole(terms)
    while found and not found[-1].is_regular and _is_beside(found[-1], found):
        found.pop()
    return found


def _is_beside(one: Term, terms: list[Term]) -> bool:
    return any(
        term.is_regular and term.starts_on <= one.starts_on <= term.ends_on
        for term in terms
    )


def up_to(terms: list[Term], asked_for: str | None) -> list[Term]:
    """Return the terms up to the one that is asked for; None: up to the latest.

    A session is asked for by its own id. Raises UnknownError for a term that isn't
    known or hadn't begun.
    """
    if asked_for is None:
        return usual(terms)
    found = [term for term in terms if term.term_id == asked_for]
    if not found:
        known = ", ".join(term.term_id for term in terms) or "none"
        raise UnknownError(f"unknown term; those begun by then: {known}")
    return [t for t in terms if t.term < found[0].term] + found


def span_of(terms: list[Term], day: date) -> Span:
    """Return the latest term up to the day; the year up to it where there is none."""
    if not terms:
        since = day - YEAR + ONE_DAY
        return Span("the last 365 days", since, day, None, None, False)
    term = terms[-1]
    counted = term.counted_on if term.counted_on <= day else None
    unfinished = day < term.ends_on
    return Span(term.name, term.starts_on, day, term.term, counted, unfinished)


def year_before(terms: list[Term], now: Span) -> Span | None:
    """Return last year's term of the same season up to the same day; None if none."""
    if now.term is None:
        since, until = now.since - YEAR, now.since - ONE_DAY
        return Span("the 365 days before", since, until, None, None, False)
    current = terms[-1]
    near = [
        term
        for term in terms[:-1]
        if abs(current.starts_on - term.starts_on - YEAR) <= SAME_SEASON
        and term.season == current.season
    ]
    if not near:
        return None
    term = min(near, key=lambda t: abs(current.starts_on - t.starts_on - YEAR))
    until = term.starts_on + (now.until - now.since)
    counted = term.counted_on if term.counted_on <= until else None
    return Span(term.name, term.starts_on, until, term.term, counted, now.unfinished)


class Begun(Protocol):
    """What has a first day: a period, or a row about one."""

    @property
    def first_day(self) -> date:
        """The first of its days."""


AnyBegun = TypeVar("AnyBegun", bound=Begun)


def years_before(rows: Sequence[AnyBegun]) -> AnyBegun | None:
    """Return the latest of earlier rows that is like the last: a year before, or years.

    A fall is compared with a fall: what begins at another time of the year is another
    kind of term, and others begin in it.
    """
    *earlier, last = rows
    for row in reversed(earlier):
        apart = last.first_day - row.first_day
        years = round(apart / YEAR)
        if years and abs(apart - years * YEAR) <= SAME_SEASON:
            return row
    return None


def terms_as_periods(asked: Asked, last: date) -> list[Period]:
    """Return the terms begun: each lasts until the next one begins.

    Raises UnknownError where no terms are known.
    """
    terms = whole(terms_begun(asked))
    if not terms:
        raise UnknownError("no term is known that had begun by then")
    begun = [*(term.starts_on for term in terms[1:]), None]
    return [
        Period(
            term.term_id,
            term.starts_on,
            following - ONE_DAY if following else max(asked.day, term.ends_on),
        )
        for term, following in zip(terms, begun, strict=True)
        if following != term.starts_on and term.starts_on <= last
    ]


def define_periods(asked: Asked, periods: list[Period]) -> None:
    """Say what ``period`` holds: these spans of days."""
    asked.define(
        "period",
        names=[period.name for period in periods],
        firsts=[period.first for period in periods],
        lasts=[period.last for period in periods],
    )
