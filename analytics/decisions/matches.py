"""Which recipients of awards people said are which learners, and which are not."""

from pathlib import Path

from analytics.decisions.journal import Decision, current, decide, undo
from analytics.scope import UnknownError

MATCH = "match"
MISMATCH = "mismatch"


def confirmed(root: Path) -> list[tuple[str, str]]:
    """Return the pairs of recipient and learner that stand, ordered."""
    return [(d.about, d.value["learner"]) for d in current(root, MATCH)]


def rejected(root: Path) -> list[tuple[str, str]]:
    """Return the pairs of recipient and learner who aren't one person, ordered."""
    pairs = [
        (d.value["recipient"], d.value["learner"]) for d in current(root, MISMATCH)
    ]
    return sorted(pairs)


def match(root: Path, recipient: str, learner: str, *, by: str) -> int:
    """Decide that a recipient is a learner; return the decision's id."""
    return decide(root, MATCH, recipient, {"learner": learner}, by=by)


def mismatch(root: Path, recipient: str, learner: str, *, by: str) -> int:
    """Decide that a recipient isn't a learner; return the decision's id."""
    told = {"recipient": recipient, "learner": learner}
    return decide(root, MISMATCH, f"{recipient} {learner}", told, by=by)


def unmatch(root: Path, recipient: str, *, by: str) -> None:
    """Undo what was decided last about a recipient; UnknownError if nothing stands."""
    about = [d for d in standing(root) if recipient_of(d) == recipient]
    if not about:
        raise UnknownError("nothing that was decided about this recipient stands")
    undo(root, about[-1].id, by=by)


def standing(root: Path) -> list[Decision]:
    """Return the decisions about recipients that stand, the oldest first."""
    found = [*current(root, MATCH), *current(root, MISMATCH)]
    return sorted(found, key=lambda decision: decision.id)


def recipient_of(decision: Decision) -> str:
    """Return the recipient that a match or mismatch is about."""
    return str(decision.value.get("recipient", decision.about))
