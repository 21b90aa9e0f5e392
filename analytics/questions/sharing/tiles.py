"""The figures of sharing that administrators know, beside those of a year before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.asking.answer import Rate
from analytics.asking.ask import Asked, ask, groups
from analytics.asking.small import FEWEST, Shown, hold_back
from analytics.asking.terms import Span, span_of, terms_begun, usual, year_before
from analytics.questions.sharing.path import show_awards, stage_awards
from analytics.questions.sharing.who_looks import ViewsRow, row_of_looks
from analytics.scope import Scope, Viewer
from analytics.store.state import State

LABELS = {
    "acceptance": "Awards accepted",
    "public": "Awards public",
    "shared": "Awards shared",
    "views_per_share": "Looks at a share, mean",
    "views_median": "Looks at a share, median",
    "views_top_tenth": "Looks that the top tenth of shares had",
    "top_method": "Most awards from",
    "top_network": "Most shared on",
    "top_source": "Most looks from",
}


@dataclass(frozen=True)
class Tile:
    """One figure of the term in scope (or the last 365 days), and of a year before.

    ``value`` is a share from 0 to 1 (``numerator`` of ``denominator``, with its Wilson
    interval, 95%) or a number of looks; of the top ones, ``name`` is which, and the
    value its share of all. ``previous`` and ``previous_name``: the same span a year
    before, as it was known at the same point. ``learners`` had an award issued in the
    span. ``at_most``: the most that a share can be, where of some awards nobody tells
    whether they were claimed. None: not known, or held back.
    """

    group: Shown[str]
    measure: Shown[str]
    label: Shown[str]
    value: float | None
    previous: float | None
    name: str | None
    previous_name: str | None
    numerator: int | None
    denominator: int | None
    low: float | None
    high: float | None
    learners: int | None
    at_most: float | None = None


@dataclass(frozen=True)
class _Known:
    """One figure of one span."""

    value: float | None
    rate: Rate | None = None
    name: str | None = None
    at_most: float | None = None


def tiles_of(state: State, scope: Scope) -> tuple[list[Tile], list[Span]]:
    """Return the tiles of every group, and the spans that are compared."""
    tiles: list[Tile] = []
    spans: list[Span] = []
    for label in groups(state, scope):
        with ask(state, scope, label) as asked:
            terms = usual(terms_begun(asked))
            now = span_of(terms, asked.day)
            then = year_before(terms, now)
            figures, learners = _figures(asked, now)
            viewer = asked.scope.viewer
        before: dict[str, _Known] = {}
        if then is not None:
            with ask(state, replace(scope, as_of=then.until), label) as earlier:
                before, _ = _figures(earlier, then)
        tiles += [
            _tile(label, measure, figures.get(measure), before.get(measure), learners)
            for measure in LABELS
        ]
        spans = [span for span in (now, then) if span is not None]
    return _shown_to(viewer, tiles), spans


def _shown_to(viewer: Viewer, tiles: Sequence[Tile]) -> list[Tile]:
    def parts(tile: Tile) -> tuple[int | None, int | None]:
        if (tile.learners or 0) < FEWEST:
            return tile.learners, tile.learners
        return tile.numerator, tile.denominator

    kept, _ = hold_back(viewer, tiles, parts)
    return kept


def _figures(asked: Asked, span: Span) -> tuple[dict[str, _Known], int]:
    """Return what is known of a span, and how many learners are behind it."""
    told = {"since": span.since, "until": span.until}
    show_awards(asked, since=span.since)
    stage_awards(asked, None)
    ((learners, awards, claimed, unknown, public, shared, seen),) = asked.rows(
        "sharing_span", **told
    )
    counts = {"shared": shared} | ({"public": public} if seen else {})
    found = {name: _rate(Rate(count, awards)) for name, count in counts.items()}
    if unknown < awards or not awards:
        most = Rate(claimed + unknown, awards).rate
        found["acceptance"] = replace(_rate(Rate(claimed, awards)), at_most=most)
    looks = [(int(n), many) for n, many in asked.rows("sharing_span_looks", **told)]
    found |= _of_looks(row_of_looks("", "", sum(m for _, m in looks), looks))
    for measure, name, times, every in asked.rows("sharing_top", **told):
        found[measure] = replace(_rate(Rate(int(times), int(every))), name=name)
    return found, learners


def _rate(rate: Rate) -> _Known:
    return _Known(rate.rate, rate)


def _of_looks(row: ViewsRow) -> dict[str, _Known]:
    return {
        "views_per_share": _Known(row.per_share),
        "views_median": _Known(row.median),
        "views_top_tenth": _Known(row.top_tenth),
    }


def _tile(
    group: str, measure: str, now: _Known | None, then: _Known | None, learners: int
) -> Tile:
    now, then = now or _Known(None), then or _Known(None)
    low, high = now.rate.interval if now.rate else (None, None)
    return Tile(
        group,
        measure,
        LABELS[measure],
        value=now.value,
        previous=then.value,
        name=now.name,
        previous_name=then.name,
        numerator=now.rate.numerator if now.rate else None,
        denominator=now.rate.denominator if now.rate else None,
        low=low,
        high=high,
        learners=learners,
        at_most=now.at_most,
    )
