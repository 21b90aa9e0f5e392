"""Which recipients of awards people said are which learners."""

from pathlib import Path

from analytics.decisions.journal import current, decide, undo
from analytics.scope import UnknownError

MATCH = "match"


def confirmed(root: Path) -> list[tuple[str, str]]:
    """Return the pairs of recipient and learner that stand, ordered."""
    return [(d.about, d.value["learner"]) for d in current(root, MATCH)]


def match(root: Path, recipient: str, learner: str, *, by: str) -> int:
    """Decide that a recipient is a learner; return the decision's id."""
    return decide(root, MATCH, recipient, {"learner": learner}, by=by)


def unmatch(root: Path, recipient: str, *, by: str) -> None:
    """Undo what was decided last about a recipient; UnknownError if nothing stands."""
    for decision in current(root, MATCH):
        if decision.about == recipient:
            return undo(root, decision.id, by=by)
    raise UnknownError("nothing that was decided about this recipient stands")
