"""Whom somebody has spoken with, or wants to be reminded of: lines put away for a time.

A decision of kind ``spoken-with`` is about a viewer, a learner and a pathway (null: of
none). Nothing of a state is changed by it.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analytics.decisions.journal import Decision, current, decide, history

SPOKEN = "spoken-with"
QUIET_DAYS = 30  # how long a line stays away after a talk, where no day is given


@dataclass(frozen=True)
class Away:
    """A line that one viewer put away: it comes back on the day ``until``."""

    learner: str
    pathway: str | None
    until: date


def put_away(
    root: Path,
    viewer: str,
    line: Away,
    *,
    is_reminder: bool = False,
) -> int:
    """Put a line away for one viewer until its day; return the decision's id."""
    about = json.dumps([viewer, line.learner, line.pathway], ensure_ascii=False)
    value = {
        "advisor": viewer,
        "learner": line.learner,
        "pathway": line.pathway,
        "until": line.until.isoformat(),
        "reminder": is_reminder,
    }
    return decide(root, SPOKEN, about, value, by=viewer)


def away(root: Path, viewer: str, day: date) -> list[Away]:
    """Return the lines that are away for a viewer on a day."""
    found = [_away(d) for d in current(root, SPOKEN) if d.value["advisor"] == viewer]
    return [one for one in found if one.until > day]


def latest(root: Path, viewer: str) -> Decision | None:
    """Return what a viewer put away last and didn't undo; None where nothing is."""
    own = [
        decision
        for decision in history(root, SPOKEN)
        if decision.value["advisor"] == viewer and decision.undone_at is None
    ]
    return own[-1] if own else None


def _away(decision: Decision) -> Away:
    told = decision.value
    return Away(told["learner"], told["pathway"], date.fromisoformat(told["until"]))
