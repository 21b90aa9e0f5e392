"""One learner's journey as tables: every node, every pathway, one badge in full."""

from datetime import date

from analytics.asking.learner import AchievementRow, AwardRow
from analytics.drawing.palette import day
from analytics.drawing.words import WORDS, capital
from analytics.questions.journey.counts import JourneyAnswer
from analytics.questions.journey.sentence import reaches
from analytics.questions.journey.standing import NodeState
from analytics.questions.journey.words import OPTIONAL, STATES, is_optional, joint

Row = dict[str, str | int | date | None]
KINDS = {"pathway": WORDS.pathway, "step": "step", "achievement": WORDS.badge}


def rows_of(answer: JourneyAnswer, chosen: tuple[str, ...]) -> list[Row]:
    """Return a row a node of the chosen pathways, in the order of the map."""
    titles = {way.pathway: way.title for way in answer.ways}
    order = {pathway: place for place, pathway in enumerate(chosen)}
    nodes = [row for row in answer.rows if row.pathway in order]
    return [
        {
            capital(WORDS.pathway): titles[row.pathway],
            "Name": f"{'    ' * row.depth}{row.title}",
            "Kind": KINDS[row.kind],
            "Asks for": joint(row.needs, row.of) if row.kind != "achievement" else "",
            "State": state(row),
            "On": row.completed_on,
            capital(WORDS.to_go): row.fewest_left,
        }
        for row in sorted(nodes, key=lambda row: order[row.pathway])
    ]


def state(row: NodeState) -> str:
    """Say a node's state in a word."""
    if is_optional(row):
        return OPTIONAL
    return STATES["progress" if row.state == "open" and row.progress else row.state]


def to_go(answer: JourneyAnswer, chosen: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the open ones of the chosen pathways with what would complete each."""
    ways = {way.pathway: way for way in answer.ways}
    shown = [ways[pathway] for pathway in chosen]
    return [(way.title, reaches(way)) for way in shown if way.fewest_left]


def badges(answer: JourneyAnswer, chosen: tuple[str, ...]) -> dict[str, str]:
    """Return what can be looked at: label → achievement id.

    First all that was awarded, the latest first; then what is open on the chosen
    pathways. A name that two share is told by its id.
    """
    found = {a.achievement: a.name for a in reversed(answer.awards)}
    for row in answer.rows:
        if row.kind == "achievement" and row.pathway in chosen:
            found.setdefault(row.step, row.title)
    names = list(found.values())
    return {
        name if names.count(name) == 1 else f"{name} ({one})": one
        for one, name in found.items()
    }


def awards_of(answer: JourneyAnswer, badge: str) -> list[AwardRow]:
    """Return the awards of an achievement, the latest first."""
    found = [a for a in answer.awards if a.achievement == badge]
    return found[::-1]


def counts_in(answer: JourneyAnswer, badge: str) -> list[str]:
    """Return the titles of the pathways in which an achievement counts."""
    titles = {way.pathway: way.title for way in answer.ways}
    listed = [titles[row.pathway] for row in answer.rows if row.step == badge]
    known: list[AchievementRow | AwardRow]
    known = [*answer.achievements, *awards_of(answer, badge)]
    told = [
        title for one in known if one.achievement == badge for title in one.counts_in
    ]
    return list(dict.fromkeys([*told, *listed]))


def days_of(award: AwardRow, as_of: date) -> list[tuple[str, str]]:
    """Say all the days of an award, plainly where one changes what it is worth."""
    late = award.is_retroactive and " (issued later: long after it was earned)"
    told = [
        ("Earned", day(award.earned_on)),
        ("Issued", f"{day(award.issued_on)}{late or ''}"),
        (capital(WORDS.claimed), day(award.claimed_on) if award.claimed_on else ""),
        ("Expires", _expiry(award.expires_on, as_of)),
        ("Revoked", "Revoked: it no longer counts" if award.is_revoked else ""),
        ("Suspended", "Suspended: not in force for now" if award.is_suspended else ""),
    ]
    return [(label, value) for label, value in told if value]


def _expiry(expires_on: date | None, as_of: date) -> str:
    if expires_on is None:
        return ""
    if expires_on <= as_of:
        return f"Expired {day(expires_on)}; it still counts as earned"
    return day(expires_on)


def facts_of(award: AwardRow) -> list[tuple[str, str]]:
    """Say what the work was and how it was assessed; what isn't known is left out."""
    where = " · ".join(filter(None, [award.activity, award.activity_kind]))
    told = [
        ("What the work was", award.narrative or award.description),
        ("What it asks for", award.criteria),
        ("Where it was done", where),
        ("Assessed by", award.assessed_by),
        ("Score", f"{award.score:g}" if award.score is not None else None),
        ("Level", award.level),
        ("Issued by", award.issuer),
        ("Skills", award.skills),
    ]
    return [(label, value) for label, value in told if value]


def asks_for(answer: JourneyAnswer, badge: str) -> list[tuple[str, str]]:
    """Say what a badge that isn't earned yet is, and what it asks for."""
    listed = answer.achievements
    for one in listed:
        if one.achievement == badge:
            told = [
                ("What it is", one.description),
                ("What it asks for", one.criteria),
                ("Issued by", one.issuer),
                ("Skills", one.skills),
                (
                    "Can be earned until",
                    day(one.offered_to) if one.offered_to else None,
                ),
            ]
            return [(label, value) for label, value in told if value]
    return []


def safe_link(url: str | None) -> str | None:
    """Return an address that may be followed: http or https, nothing else."""
    text = (url or "").strip()
    is_web = text.lower().startswith(("https://", "http://"))
    return text if is_web and text.isprintable() and " " not in text else None
