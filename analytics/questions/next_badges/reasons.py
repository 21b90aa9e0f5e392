"""Why a badge is the next one, in a sentence."""

from analytics.pathways.moves import Move
from analytics.pathways.tree import Step, Tree


def completed(tree: Tree, step: Step) -> str:
    """Name what is completed: a pathway, or a step of it."""
    if step.parent is None:
        return tree.title
    owner = f"{tree.title}'" if tree.title.endswith("s") else f"{tree.title}'s"
    return f"{owner} {step.title}"


def reason_of(move: Move) -> str:
    """Say what earning a badge would complete, and which pathways it counts toward."""
    whole = {tree.pathway for tree, step in move.completes if step.parent is None}
    named = [
        completed(tree, step)
        for tree, step in move.completes
        if step.parent is None or tree.pathway not in whole
    ]
    toward = [
        f"{one.tree.title} ({one.left_after} to go then)"
        for one in move.helps
        if one.tree.pathway not in whole
    ]
    said = [f"completes {_listed(named)}"] if named else []
    said += [f"counts toward {_listed(toward)}"] if toward else []
    text = ", and ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
