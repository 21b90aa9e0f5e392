"""How big is the programme, and is it changing?"""

from dataclasses import dataclass, replace
from datetime import date

from analytics.asking.answer import Answer, Rate, answer
from analytics.asking.ask import Asked, ask, groups
from analytics.asking.loaded import loaded
from analytics.asking.small import Shown, hold_back
from analytics.asking.terms import (
    Span,
    Term,
    span_of,
    terms_begun,
    up_to,
    whole,
    year_before,
)
from analytics.questions.sharing.tiles import Tile, tiles_of
from analytics.scope import Scope
from analytics.store.state import State

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
    "acceptance": "Awards accepted",
    "share_rate": "Awards shared",
}
# Those that are tiles of sharing: by what name there.
OF_SHARING = {"acceptance": "acceptance", "share_rate": "shared"}


@dataclass(frozen=True)
class Measure:
    """One number of the programme, now and at the same point a year before.

    ``value`` and ``previous`` are counts, or a rate from 0 to 1 with its parts
    (``numerator``, ``denominator``) and 95% interval. ``at_most``: the most that it can
    be, where some are unknown. None: not known, or held back.
    """

    group: Shown[str]
    measure: Shown[str]
    label: Shown[str]
    value: float | None
    previous: float | None
    numerator: int | None = None
    denominator: int | None = None
    low: float | None = None
    high: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class TermCount:
    """Achievements first earned in one term, by category, retroactive ones apart.

    None: not known (of the retroactive ones: those earned are all of them then).
    """

    group: Shown[str]
    term: Shown[str]
    name: Shown[str]
    category: Shown[str]
    earned: int | None
    retroactive: int | None
    unfinished: Shown[bool]


@dataclass(frozen=True)
class OverviewAnswer(Answer[Measure]):
    """The measures; the spans that are compared, and each term's count."""

    span: tuple[Span, ...] = ()
    terms: tuple[TermCount, ...] = ()


def overview(state: State, scope: Scope, term: str | None = None) -> OverviewAnswer:
    """Answer with the measures of the term in scope and of the same point a year ago.

    Parts: ``span`` (what is compared with what) and ``terms`` (one row per group, term
    and category). The term before is seen as it was known on the same day of it.
    ``term`` is the id of the term in scope: by default the latest that had begun, with
    the sessions that are part of it; a session is asked for by its id. It is seen
    as on its last day, without the figures of sharing, which are of the latest.
    """
    rows: list[Measure] = []
    series: list[TermCount] = []
    shown = tiles_of(state, scope)[0] if term is None else None
    for label in groups(state, scope):
        found, counts, spans = _of_group(state, scope, label, term)
        rows += [*found, *(_of_sharing(label, shown) if shown is not None else ())]
        series += counts
    with ask(state, scope) as asked:
        held_rows, held = _hold_back(asked, rows)
        notes = [*_notes(*spans), *_undated(asked, spans[0]), *held]
        return answer(
            OverviewAnswer,
            "overview",
            asked,
            held_rows,
            notes,
            span=tuple(span for span in spans if span is not None),
            terms=() if held else tuple(series),
        )


def _of_group(
    state: State, scope: Scope, group: str, asked_for: str | None
) -> tuple[list[Measure], list[TermCount], tuple[Span, Span | None]]:
    with ask(state, scope, group) as asked:
        day, terms = asked.day, up_to(terms_begun(asked), asked_for)
    now, then = _spans(terms, day, is_asked_for=asked_for is not None)
    with ask(state, replace(scope, as_of=now.until), group) as asked:
        earned = _earned(asked, now)
        values = _measure(asked, now, earned)
    series = _by_term(group, whole(terms), day, earned)
    before: dict[str, Rate | int | None] = {}
    if then is not None:
        with ask(state, replace(scope, as_of=then.until), group) as earlier:
            before = _measure(earlier, then, _earned(earlier, then))
    names = [name for name in LABELS if name not in OF_SHARING]
    rows = [_row(group, name, values[name], before.get(name)) for name in names]
    return rows, series, (now, then)


def _spans(
    terms: list[Term], day: date, is_asked_for: bool
) -> tuple[Span, Span | None]:
    """Return the span in question and that of a year before, none past its own day.

    A term that is asked for is seen up to its last day, and so is the one before it.
    """
    if not is_asked_for:
        now = span_of(terms, day)
        return now, year_before(terms, now)
    now = span_of(terms, min(day, terms[-1].ends_on))
    then = year_before(terms, now)
    if then is None:
        return now, None
    last = next(term.ends_on for term in terms if term.term == then.term)
    return now, replace(then, until=min(then.until, last))


def _of_sharing(group: str, tiles: list[Tile]) -> list[Measure]:
    """Return the tiles of sharing that stand here too, number for number."""
    found = {tile.measure: tile for tile in tiles if tile.group == group}
    return [
        Measure(
            group,
            name,
            LABELS[name],
            tile.value,
            tile.previous,
            tile.numerator,
            tile.denominator,
            tile.low,
            tile.high,
            tile.at_most,
        )
        for name, tile in ((n, found[there]) for n, there in OF_SHARING.items())
    ]


def _undated(asked: Asked, now: Span) -> list[str]:
    """Say what is accepted on no known day, or not known to be: in no term's claims."""
    told = {"since": now.since, "until": now.until}
    undated, silent = asked.rows("overview_undated", **told)[0]
    notes = []
    if undated:
        notes.append(
            f"Accepted on a day that nobody tells: {undated:,} of the awards issued in "
            f"{now.name}. They count as accepted, and among no days' badges claimed."
        )
    if silent and "awards.claimed" in loaded(asked):
        notes.append(
            f"Of a source that tells of no claim: {silent:,} of the awards issued in "
            f"{now.name}. Whether they were accepted isn't known: the share is the "
            "least, at_most the most that it can be; badges claimed are at least so "
            "many."
        )
    return notes


def _hold_back(asked: Asked, rows: list[Measure]) -> tuple[list[Measure], list[str]]:
    def parts(row: Measure) -> tuple[int | None, int | None]:
        if row.measure in ("reach", *OF_SHARING):
            return row.numerator, row.denominator
        return int(min(row.value or 0, row.previous or row.value or 0)), None

    return hold_back(asked.scope.viewer, rows, parts)


_Earned = dict[tuple[int | None, str], tuple[int, int]]


def _earned(asked: Asked, span: Span) -> _Earned:
    """Count what was earned, in time and retroactively, by term (0: the span)."""
    since = span.since if span.term is None else None
    return {
        (term, category): (earned, retroactive)
        for term, category, earned, retroactive in asked.rows(
            "overview_earned", since=since, until=span.until, session=span.term
        )
    }


def _measure(asked: Asked, span: Span, earned: _Earned) -> dict[str, Rate | int | None]:
    found: dict[str, Rate | int | None] = {}
    if span.until < asked.rows("overview_first")[0][0]:  # no record is as old
        return dict.fromkeys(LABELS)
    if span.term is not None and span.counted_on is not None:
        enrolled, holding = asked.rows(
            "overview_reach", term=span.term, until=span.until
        )[0]
        found["learners_enrolled"] = enrolled
        found["reach"] = Rate(holding, enrolled)
    now = {c: n for (term, c), (n, _) in earned.items() if term == (span.term or 0)}
    found["learners_active"] = now.get("learners", 0)
    found |= {category: now.get(category, 0) for category in CATEGORIES}
    claimed, shared, retroactive = asked.rows(
        "overview_happened", since=span.since, until=span.until
    )[0]
    found |= {"claimed": claimed, "shared": shared, "retroactive": retroactive}
    return {name: found.get(name) for name in LABELS}


def _by_term(
    group: str, terms: list[Term], day: date, earned: _Earned
) -> list[TermCount]:
    return [
        TermCount(
            group,
            term.term_id,
            term.name,
            category,
            *earned.get((term.term, category), (0, 0)),
            unfinished=day < term.ends_on,
        )
        for term in terms
        for category in CATEGORIES
    ]


def _row(
    group: str, name: str, value: Rate | int | None, previous: Rate | int | None
) -> Measure:
    was = previous.rate if isinstance(previous, Rate) else previous
    if not isinstance(value, Rate):
        return Measure(group, name, LABELS[name], value, was)
    return Measure(
        group,
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
        notes.append(f"Nothing is known of a year before {now.name} to compare with.")
    elif now.term is not None:
        ended = "is in progress" if now.unfinished else "has ended"
        notes.append(
            f"{now.name} {ended}: compared with {then.name} as it was known on the "
            f"same day, {then.until.day} {then.until:%B %Y}."
        )
    return notes
