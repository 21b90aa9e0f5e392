"""The words on the journey's map: standings, rules, what a pointer tells."""

from datetime import date

from analytics.asking.learner import AwardRow
from analytics.drawing.markup import plain
from analytics.drawing.palette import day, percent
from analytics.drawing.words import WORDS
from analytics.questions.journey.counts import Way
from analytics.questions.journey.standing import NodeState

STATES = {
    "complete": "complete",
    "later": "complete, issued later",
    "progress": "in progress",
    "reach": f"within reach: completes a {WORDS.pathway}",
    "open": "open",
    "covered": WORDS.already_covered,
}
TIES = {
    "declared": "declared",
    "started": "started",
    "meant": "meant for their programme",
    "open to all": "open to all",
    "for others": "meant for other programmes",
}
OPTIONAL = "optional"
KEY = (
    f"● held · ◉ held, issued later · ○ open · ◇ open, would complete the "
    f"{WORDS.pathway} · ◌ {WORDS.already_covered} · a stone of a cairn: a "
    f"{WORDS.badge} of the shortest way, solid once held"
)


def short_day(value: date) -> str:
    """Write a day for a map: 12 Oct 24."""
    return f"{value.day} {value:%b %y}"


def joint(needs: int | None, of: int | None) -> str:
    """Say a step's rule: any 2 of 6, all 5; nothing where it asks for nothing."""
    if not needs or not of:
        return ""
    if needs == of:
        return f"all {of}" if of > 1 else ""
    return f"any {needs} of {of}"


def is_optional(row: NodeState) -> bool:
    """Say whether a step asks for nothing: it is complete, and nobody reached it."""
    return row.kind != "achievement" and not row.needs and row.completed_on is None


def status(row: NodeState, has_steps: bool) -> str:
    """Say where a step stands, for the map."""
    if is_optional(row):
        return OPTIONAL
    if row.state == "complete":
        return f"✓ {short_day(row.completed_on)}" if row.completed_on else "✓"
    if row.state == "covered":
        return STATES["covered"]
    if row.progress and not has_steps and row.needs and row.fewest_left:
        return f"{row.needs - row.fewest_left} of {row.needs} held"
    return f"{row.fewest_left} {WORDS.to_go}"


def way_status(way: Way) -> tuple[str, str]:
    """Say where a pathway stands: what is to go, and how far it is."""
    if way.fewest_left == 0:
        return "Complete", ""
    return f"{way.fewest_left} {WORDS.to_go}", percent(
        way.progress
    ) if way.progress else ""


def tie(way: Way) -> str:
    """Say why a pathway is shown."""
    if way.declared_on and way.tie == "declared":
        return f"declared {short_day(way.declared_on)}"
    return TIES[way.tie]


def badge_hover(
    row: NodeState, way: Way, award: AwardRow | None, counts_in: list[str]
) -> str:
    """Tell a badge in a hover box, as Plotly's text (values escaped)."""
    lines = [f"<b>{plain(row.title)}</b>"]
    if row.completed_on and award:
        days = f"{day(award.earned_on)}, issued later: {day(award.issued_on)}"
        lines.append(f"Earned {days}")
    elif row.completed_on:
        lines.append(f"Earned {day(row.completed_on)}")
    elif (row.title,) in way.sets:
        lines.append(f"Open. It would complete {plain(way.title)}")
    else:
        lines.append(STATES[row.state].capitalize())
    if len(counts_in) > 1:
        lines.append("Counts in " + ",<br>".join(map(plain, counts_in)))
    return "<br>".join(lines)


def step_hover(row: NodeState) -> str:
    """Tell a step in a hover box, as Plotly's text (values escaped)."""
    lines = [f"<b>{plain(row.title)}</b>", joint(row.needs, row.of)]
    if is_optional(row):
        lines.append("Optional: it asks for nothing")
    elif row.state == "complete":
        on = f" {day(row.completed_on)}" if row.completed_on else ""
        lines.append(f"Complete{on}")
    elif row.state == "covered":
        lines.append("Not completed, and no longer needed")
    else:
        lines.append(
            f"{row.fewest_left} {WORDS.to_go}, {percent(row.progress)} of the way"
        )
    return "<br>".join(line for line in lines if line)
