"""How big the programme is, in words: the sentence, and the tiles of numbers."""

from analytics.asking.loaded import NOT_LOADED, load_of
from analytics.drawing.markup import as_is
from analytics.drawing.palette import day, interval, number, percent
from analytics.drawing.tile import Arrow, Tile
from analytics.drawing.words import WORDS, capital
from analytics.questions.overview.counts import Measure, OverviewAnswer

# A change of fewer than these says more as a number than as a percentage.
FEW = 50

TILES = (
    "reach",
    "badges",
    "micro_credentials",
    "credentials",
    "learners_active",
    "acceptance",
    "share_rate",
    "retroactive",
)


def labels() -> dict[str, str]:
    """Return what each measure is called here."""
    return {
        "reach": "Reach",
        "learners_enrolled": f"{capital(WORDS.learners)} enrolled at census",
        "learners_active": f"{capital(WORDS.learners)} who earned something",
        "badges": f"{capital(WORDS.badges)} earned",
        "micro_credentials": f"{capital(WORDS.micro_credentials)} earned",
        "credentials": f"{capital(WORDS.credentials)} earned",
        "other_milestones": "Other milestones earned",
        "retroactive": "Issued retroactively",
        "claimed": f"{capital(WORDS.badges)} {WORDS.claimed}",
        "shared": "Times shared",
        "acceptance": f"Awards {WORDS.claimed}",
        "share_rate": "Awards shared",
    }


def sentence(answer: OverviewAnswer) -> str:
    """Answer the question: how many, and whether that is more than a year before."""
    found = {row.measure: row for row in answer.rows}
    now = answer.span[0]
    people, badges = found["learners_active"], found["badges"]
    so_far = " so far" if now.unfinished else ""
    text = (
        f"**{number(people.value)} {_learners(people.value)}** earned "
        f"**{number(badges.value)} {WORDS.badges}** in {as_is(now.name)}{so_far}"
    )
    change = change_of(badges)
    if change and len(answer.span) > 1:
        text += f", {change} than {_then(answer)} ({number(badges.previous)})"
    return f"{text}. {_reach(found['reach'])}".strip()


def _learners(count: float | None) -> str:
    return WORDS.learner if count == 1 else WORDS.learners


def _reach(reach: Measure) -> str:
    if reach.value is None:
        return ""
    return (
        f"**{number(reach.numerator)} of {number(reach.denominator)}** "
        f"{WORDS.learners} enrolled at census hold at least one achievement "
        f"({percent(reach.value)}, {interval(reach.low, reach.high)})."
    )


def _then(answer: OverviewAnswer) -> str:
    """Name what is compared with: "by 18 April 2025", or "in Spring 2025"."""
    then = answer.span[1]
    if then.term is None:
        return f"in {as_is(then.name)}"
    return f"by {day(then.until)}" if then.unfinished else f"in {as_is(then.name)}"


def change_of(row: Measure) -> str | None:
    """Say how a measure changed: "6% more", "3 fewer", "1 point up", "as many"."""
    if row.value is None or row.previous is None:
        return None
    gap = row.value - row.previous
    if row.denominator is not None:
        points = round(abs(gap) * 100)
        unit = "point" if points == 1 else "points"
        return (
            f"{points} {unit} {'up' if gap > 0 else 'down'}" if points else "the same"
        )
    if not gap:
        return "as many"
    if row.previous < FEW:
        return f"{number(abs(gap))} {_more(gap)}"
    return f"{percent(abs(gap) / row.previous)} {_more(gap)}"


def _more(gap: float) -> str:
    return "more" if gap > 0 else "fewer"


def tiles(answer: OverviewAnswer) -> tuple[Tile, ...]:
    """Return the tiles in reading order; a rate stands with its parts.

    One that wasn't loaded says so, and what to load.
    """
    found = {row.measure: row for row in answer.rows}
    return tuple(
        _tile(found[name])
        if found[name].value is not None
        else Tile(labels()[name], NOT_LOADED, None, "off", load_of(answer.lacks(name)))
        for name in TILES
        if name in found and (found[name].value is not None or answer.lacks(name))
    )


def _tile(row: Measure) -> Tile:
    change, name = change_of(row), labels()[row.measure]
    rising = (row.value or 0) > (row.previous or 0)
    arrow: Arrow = "up" if rising else "down"
    if change is None or change in ("as many", "the same"):
        arrow = "off"
    if row.denominator is None:
        return Tile(name, number(row.value), change, arrow, "")
    parts = f"{number(row.numerator)} of {number(row.denominator)}"
    return Tile(name, percent(row.value), change, arrow, parts)
