"""Journeys drawn by hand, for the charts: answers without a store."""

from dataclasses import fields
from datetime import date
from typing import Any

from analytics.asking.learner import AwardRow, Person, TermRow
from analytics.questions.journey.counts import JourneyAnswer, NodeState, Way
from analytics.scope import Scope

TODAY = date(2026, 6, 30)


def node(
    name: str, depth: int, state: str = "open", kind: str = "achievement", **more: Any
) -> NodeState:
    """Draw one node; a complete one is complete since 1 March, unless told."""
    told = {
        "pathway": "thinking",
        "parent": None,
        "completed_on": date(2026, 3, 1) if state == "complete" else None,
        "progress": None,
        "fewest_left": None,
        "needs": None,
        "of": None,
    } | more
    if kind != "achievement":
        done = {"progress": 1.0, "fewest_left": 0} if state != "open" else {}
        told = told | {"progress": 0.0, "fewest_left": 1, "needs": 1, "of": 1}
        told = told | done | more
    return NodeState(step=name, kind=kind, title=name, state=state, depth=depth, **told)


def way(title: str = "Critical Thinking", left: int = 1, **more: Any) -> Way:
    """Draw one pathway of the learner."""
    told = {
        "pathway": "thinking",
        "version": "",
        "tie": "started",
        "declared_on": None,
        "progress": 1.0 if not left else 0.5,
        "fewest_from_nothing": 2 * left or 2,
        "set_count": 1,
        "sets": ((),) if not left else (tuple("abcdefghij"[:left]),),
    } | more
    return Way(title=title, fewest_left=left, **told)


def award(
    name: str, earned: date, issued: date | None = None, /, **more: Any
) -> AwardRow:
    """Draw one award."""
    unknown: dict[str, Any] = {field.name: None for field in fields(AwardRow)}
    told = unknown | {
        "kind": "Badge",
        "is_milestone": False,
        "is_revoked": False,
        "is_suspended": False,
        "is_retroactive": False,
        "counts_in": ("Critical Thinking",),
    }
    told |= {"achievement": name, "name": name}
    told |= {"earned_on": earned, "issued_on": issued or earned}
    return AwardRow(**(told | more))


def term(name: str, start: date, end: date, **more: Any) -> TermRow:
    """Draw one term, enrolled in full time unless told."""
    told = {"is_regular": True, "enrolled": True, "full_time": True} | more
    return TermRow(name, name, start, end, **told)


def journey_of(
    *rows: NodeState,
    ways: tuple[Way, ...] = (),
    awards: tuple[AwardRow, ...] = (),
    terms: tuple[TermRow, ...] = (),
    **who: Any,
) -> JourneyAnswer:
    """Put a journey together."""
    person = {
        "number": 1,
        "learner_id": "L1",
        "name": "Ana",
        "entry_term": None,
        "entry_on": None,
        "entry_type": None,
        "is_confidential": False,
        "deceased_on": None,
    } | who
    parts: dict[str, Any] = {
        "learner": (Person(**person),),
        "ways": ways or (way(),),
        "awards": awards,
        "terms": terms,
    }
    return JourneyAnswer("journey", TODAY, 1, None, Scope(), rows, **parts)


# Any two of three, one held; and any one of three, done, with two no longer needed.
THINKING = (
    node("Critical Thinking", 0, kind="pathway", needs=2, of=2, progress=2 / 3),
    node("Knowledge", 1, kind="step", needs=2, of=3, progress=0.5),
    node("debate", 2, "complete", completed_on=date(2026, 1, 5)),
    node("logic", 2),
    node("cases", 2),
    node("Proficiency", 1, "complete", kind="step", needs=1, of=3),
    node("capstone", 2, "complete"),
    node("intern", 2, "covered"),
    node("advocacy", 2, "covered"),
)
