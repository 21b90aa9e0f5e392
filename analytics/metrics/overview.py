"""How big is the programme, and is it changing?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.access.ask import Asked, ask
from analytics.metrics.answer import Answer, Rate, answer
from analytics.scope import Scope
from analytics.store.state import State

YEAR = timedelta(days=365)
CATEGORIES = ("badges", "micro_credentials", "credentials", "other_milestones")

LABELS = {
    "reach": "Reach",
    "learners_enrolled": "Learners enrolled at census",
    "learners_active": "Learners who earned something",
    "badges": "Badges earned",
    "micro_credentials": "Micro-credentials earned",
    "credentials": "Credentials earned",
    "other_milestones": "Other milestones earned",
    "retroactive": "Issued retroactively",
    "claimed": "Badges claimed",
    "shared": "Times shared",
}


@dataclass(frozen=True)
class Measure:
    """One number of the programme, now and at the same point a year before.

    ``value`` and ``previous`` are counts, or a rate from 0 to 1 with its parts
    (``numerator``, ``denominator``) and 95% interval. None: not known.
    """

    measure: str
    label: str
    value: float | None
    previous: float | None
    numerator: int | None = None
    denominator: int | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class TermCount:
    """Achievements first earned in one term, by category, retroactive ones apart."""

    term: str
    name: str
    category: str
    earned: int
    retroactive: int
    unfinished: bool


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
class _Term:
    term: int
    term_id: str
    name: str
    starts_on: date
    counted_on: date
    ends_on: date
    season: str | None
    is_regular: bool


def overview(state: State, scope: Scope) -> Answer[Measure]:
    """Answer with the measures of the term in scope and of the same point a year ago.

    Parts: ``span`` (what is compared with what) and ``terms`` (one row per term and
    category). An unfinished term is compared with last year's up to the same day, as
    it was known then.
    """
    with ask(state, scope) as asked:
        terms = [
            _Term(*row) for row in asked.rows("metrics/overview_terms", day=asked.day)
        ]
        now = _span(terms, asked.day)
        then = _year_before(terms, now)
        earned = _earned(asked, now)
        values = _measure(asked, now, earned)
        series = _by_term(terms, asked.day, earned)
    before: dict[str, Rate | int | None] = {}
    if then is not None:
        with ask(state, replace(scope, as_of=then.until)) as earlier:
            before = _measure(earlier, then, _earned(earlier, then))
    return answer(
        "overview",
        asked,
        [_row(name, values[name], before.get(name)) for name in LABELS],
        _notes(now, then),
        span=(now,) if then is None else (now, then),
        terms=tuple(series),
    )


def _span(terms: list[_Term], day: date) -> Span:
    if not terms:
        return Span("the last 365 days", day - YEAR, day, None, None, False)
    term = terms[-1]
    counted = term.counted_on if term.counted_on <= day else None
    unfinished = day < term.ends_on
    return Span(term.name, term.starts_on, day, term.term, counted, unfinished)


def _year_before(terms: list[_Term], now: Span) -> Span | None:
    """Find last year's term (the same season, begun about a year earlier), and the
    same day of it.
    """
    if now.term is None:
        until = now.since - timedelta(days=1)
        return Span("the 365 days before", until - YEAR, until, None, None, False)
    current = terms[-1]
    near = [
        term
        for term in terms[:-1]
        if abs(current.starts_on - term.starts_on - YEAR) <= timedelta(days=60)
        and term.season == current.season
    ]
    if not near:
        return None
    term = min(near, key=lambda t: abs(current.starts_on - t.starts_on - YEAR))
    until = term.starts_on + (now.until - now.since)
    counted = term.counted_on if term.counted_on <= until else None
    return Span(term.name, term.starts_on, until, term.term, counted, now.unfinished)


_Earned = dict[tuple[int | None, str], tuple[int, int]]


def _earned(asked: Asked, span: Span) -> _Earned:
    """Count what was earned, in time and retroactively, by term (0: the span)."""
    since = span.since if span.term is None else None
    return {
        (term, category): (earned, retroactive)
        for term, category, earned, retroactive in asked.rows(
            "metrics/overview_earned", since=since, until=span.until
        )
    }


def _measure(asked: Asked, span: Span, earned: _Earned) -> dict[str, Rate | int | None]:
    found: dict[str, Rate | int | None] = {}
    if span.term is not None and span.counted_on is not None:
        enrolled, holding = asked.rows(
            "metrics/overview_reach", term=span.term, until=span.until
        )[0]
        found["learners_enrolled"] = enrolled
        found["reach"] = Rate(holding, enrolled)
    now = {c: n for (term, c), (n, _) in earned.items() if term == (span.term or 0)}
    found["learners_active"] = now.get("learners", 0)
    found |= {category: now.get(category, 0) for category in CATEGORIES}
    claimed, shared, retroactive = asked.rows(
        "metrics/overview_happened", since=span.since, until=span.until
    )[0]
    found |= {"claimed": claimed, "shared": shared, "retroactive": retroactive}
    return {name: found.get(name) for name in LABELS}


def _by_term(terms: list[_Term], day: date, earned: _Earned) -> list[TermCount]:
    return [
        TermCount(
            term.term_id,
            term.name,
            category,
            *earned.get((term.term, category), (0, 0)),
            unfinished=day < term.ends_on,
        )
        for term in terms
        for category in CATEGORIES
    ]


def _row(name: str, value: Rate | int | None, previous: Rate | int | None) -> Measure:
    was = previous.rate if isinstance(previous, Rate) else previous
    if not isinstance(value, Rate):
        return Measure(name, LABELS[name], value, was)
    return Measure(
        name,
        LABELS[name],
        value.rate,
        was,
        value.numerator,
        value.denominator,
        *value.interval,
    )


def _notes(now: Span, then: Span | None) -> list[str]:
    notes = []
    if now.term is None:
        notes.append(
            "No terms are loaded: the last 365 days are compared with those before, "
            "and reach isn't known."
        )
    elif now.counted_on is None:
        notes.append(f"{now.name} has not reached its census: reach isn't known yet.")
    if then is None:
        notes.append(f"There is no term a year before {now.name} to compare with.")
    elif now.term is not None:
        ended = "is in progress" if now.unfinished else "has ended"
        notes.append(
            f"{now.name} {ended}: compared with {then.name} as it was known on the "
            f"same day, {then.until.isoformat()}."
        )
    return notes
