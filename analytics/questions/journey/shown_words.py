"""What the world sees of one learner, in words and as a table: for them alone."""

from typing import Any

from analytics.drawing.markup import as_is
from analytics.drawing.palette import day, number
from analytics.drawing.words import WORDS, capital
from analytics.questions.journey.counts import JourneyAnswer
from analytics.questions.journey.shown import ShownRow
from analytics.questions.sharing.words import STAGES

VISIBLE = {"public": "Anybody", "private": "Nobody else"}
UNKNOWN = (
    "Shares outside the platform aren't known, and your own looks may be among those "
    "counted."
)


def shown(answer: JourneyAnswer) -> tuple[ShownRow, ...]:
    """Return the awards; none for anybody but the learner."""
    return answer.shown


def sentence(answer: JourneyAnswer) -> str:
    """Say how many awards are public, shared and looked at, and where."""
    rows = shown(answer)
    if not rows:
        return f"No {WORDS.badge} was issued yet."
    is_told = any(row.visibility for row in rows)
    public = f"**{_came(rows, 'public')}** are public, " if is_told else ""
    networks = sorted(
        {n for row in rows for n in (row.networks or "").split(", ") if n}
    )
    on = f" (on {as_is(', '.join(networks))})" if networks else ""
    looks = number(sum(row.looks for row in rows))
    return (
        f"Of **{number(len(rows))}** awards, {public}**{_came(rows, 'shared')}** "
        f"shared{on} and **{_came(rows, 'viewed')}** looked at since; "
        f"**{looks}** looks were counted in all."
    )


def _came(rows: tuple[ShownRow, ...], stage: str) -> str:
    order = list(STAGES)
    least = order.index(stage)
    return number(sum(order.index(row.stage) >= least for row in rows))


def rows_of(answer: JourneyAnswer) -> list[dict[str, Any]]:
    """Return a row an award, the latest first."""
    return [
        {
            capital(WORDS.badge): row.name,
            "Issued": day(row.issued_on),
            "Came as far as": STAGES[row.stage],
            "Who may see it": VISIBLE.get(row.visibility or "", "not known"),
            "Shares": row.shares,
            "On": row.networks or "",
            "First shared": day(row.first_shared_on),
            "Looks": row.looks,
        }
        for row in shown(answer)
    ]


def facts_of(answer: JourneyAnswer, badge: str) -> list[tuple[str, str]]:
    """Say of one badge who may see it, where it was shared and how often looked at."""
    found = [row for row in shown(answer) if row.achievement == badge]
    if not found:
        return []
    shares = sum(row.shares for row in found)
    networks = ", ".join(filter(None, (row.networks for row in found)))
    told = f"{number(shares)} times ({networks})" if shares else "not yet"
    return [
        ("Who may see it", VISIBLE.get(found[0].visibility or "", "not known")),
        ("Shared", told),
        ("Looked at", f"{number(sum(row.looks for row in found))} times"),
    ]
