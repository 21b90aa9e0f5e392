"""How big the programme is, in words: the sentence, and the tiles of numbers."""

from analytics.asking.loaded import NOT_LOADED, load_of
from analytics.drawing.claims import (
    EMPTY,
    Change,
    Date,
    Estimate,
    Name,
    Number,
    Sentence,
    join,
    say,
)
from analytics.drawing.palette import number, percent
from analytics.drawing.tile import Arrow, Tile
from analytics.drawing.words import WORDS, capital
from analytics.questions.overview.counts import Measure, OverviewAnswer

TILES = (
    "learners_active",
    "reach",
    "credentials",
    "acceptance",
    "badges",
    "micro_credentials",
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


def sentence(answer: OverviewAnswer) -> Sentence:
    """Answer the question: how many, and whether that is more than a year before."""
    found = {row.measure: row for row in answer.rows}
    now, people, badges = answer.span[0], found["learners_active"], found["badges"]
    told = say(
        "**{} {}** earned **{} {}** in {}{}{}.",
        Number(people, "value"),
        WORDS.learner if people.value == 1 else WORDS.learners,
        Number(badges, "value"),
        WORDS.badges,
        Name(now, "name"),
        " so far" if now.unfinished else "",
        _beside(answer, badges),
    )
    return join(told, _reach(found["reach"]))


def _reach(reach: Measure) -> Sentence:
    if reach.value is None:
        return EMPTY
    return say(
        f"**{{}} of {{}}** {WORDS.learners} enrolled at census hold at least one "
        "achievement ({}).",
        Number(reach, "numerator"),
        Number(reach, "denominator"),
        Estimate(reach, "value"),
    )


def _beside(answer: OverviewAnswer, badges: Measure) -> Sentence:
    """Say how many more there are than by the same day, or in the term, before."""
    if badges.value is None or badges.previous is None or len(answer.span) < 2:
        return EMPTY
    then, previous = answer.span[1], Number(badges, "previous")
    in_term = then.term is None or not then.unfinished
    when = say("in {}", Name(then, "name")) if in_term else (
        say("by {}", Date(then, "until"))
    )  # fmt: skip
    than = "as" if badges.value == badges.previous else "than"
    return say(f", {{}} {than} {{}} ({{}})", Change(badges), when, previous)


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
    return str(Change(row))


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
    if row.at_most is not None and row.at_most != row.value:
        parts = f"at least {parts}, at most {percent(row.at_most)}"
    return Tile(name, percent(row.value), change, arrow, parts)
