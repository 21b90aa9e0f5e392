"""What makes a pathway impossible to follow, whichever file it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from analytics.pathways.tree import Rule, Step, Tree
from analytics.table import MOST_OF_ID

MAX_BYTES = 1 << 20  # of a pathway file, as UTF-8
MAX_ENTRIES = 10_000  # steps and listed achievements of a file
MAX_DEPTH = 50  # steps below one another


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a tree, and where: indexes of step, rule and entry."""

    what: str
    step: int
    rule: int | None = None
    item: int | None = None


def problems(tree: Tree) -> tuple[Problem, ...]:
    """Everything that keeps ``tree`` from being a pathway; empty when it is one.

    A rule is checked against the number of entries it lists: optional steps among
    them are complete from the start and so count.
    """
    if long := tuple(_long_ids(tree)):
        return long
    found: list[Problem] = list(_repeated_ids(tree))
    known = {step.step_id for step in tree.steps}
    for index, step in enumerate(tree.steps):
        found += _repeated_entries(index, step)
        for place, rule in enumerate(step.rules):
            found += _rule_problems(index, place, step, rule, known)
    return tuple(found or _shape_problems(tree))


def called(step: Step) -> str:
    """How a message names ``step``: the root is the pathway."""
    return f"{'pathway' if step.parent is None else 'step'} {step.step_id}"


def _long_ids(tree: Tree) -> Iterator[Problem]:
    what = f"an id of more than {MOST_OF_ID} characters"
    for index, step in enumerate(tree.steps):
        own = (step.step_id, step.milestone or "", *step.shortcuts)
        if any(len(one) > MOST_OF_ID for one in own):
            yield Problem(what, index)
        for place, rule in enumerate(step.rules):
            for number, item in enumerate(rule.of):
                if item.kind == "achievement" and len(item.id) > MOST_OF_ID:
                    yield Problem(what, index, place, number)


def _repeated_ids(tree: Tree) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, step in enumerate(tree.steps):
        if step.step_id in seen:
            yield Problem(f"the id of {called(step)} is used twice", index)
        seen.add(step.step_id)


def _repeated_entries(index: int, step: Step) -> Iterator[Problem]:
    """Entries that ``step`` lists again: a step in one rule, a badge in any."""
    badges: set[str] = set()
    for place, rule in enumerate(step.rules):
        steps: set[str] = set()
        for number, item in enumerate(rule.of):
            seen = badges if item.kind == "achievement" else steps
            if item.id in seen:
                what = f"{called(step)} lists {item.kind} {item.id} twice"
                yield Problem(what, index, place, number)
            seen.add(item.id)


def _rule_problems(
    index: int, place: int, step: Step, rule: Rule, known: set[str]
) -> Iterator[Problem]:
    if rule.needs > len(rule.of):
        what = f"{called(step)} asks for {rule.needs} of {len(rule.of)}"
        yield Problem(what, index, place)
    for number, item in enumerate(rule.of):
        if item.kind == "step" and item.id not in known:
            what = f"{called(step)} asks for a step that isn't there: {item.id}"
            yield Problem(what, index, place, number)


def _shape_problems(tree: Tree) -> Iterator[Problem]:
    """Cycles and depth, for a tree whose references all lead somewhere."""
    index = {step.step_id: number for number, step in enumerate(tree.steps)}
    below = {step.step_id: _asked_steps(step) for step in tree.steps}
    depth: dict[str, int] = {}
    try:
        for step_id in TopologicalSorter(below).static_order():
            depth[step_id] = 1 + max((depth[b] for b in below[step_id]), default=0)
    except CycleError as error:
        first = min(error.args[1], key=index.__getitem__)
        step = tree.step(first)
        yield Problem(f"{called(step)} asks for itself (a cycle)", index[first])
        return
    if max(depth.values()) > MAX_DEPTH:
        what = f"{called(tree.root)} is nested deeper than {MAX_DEPTH} steps"
        yield Problem(what, 0)


def _asked_steps(step: Step) -> list[str]:
    return [i.id for rule in step.rules for i in rule.of if i.kind == "step"]
