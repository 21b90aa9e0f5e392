"""From a step as somebody wants it to the changes that make it so."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.pathways.change import Change, changed
from analytics.pathways.tree import Rule, Step, Tree
from analytics.scope import UnknownError


@dataclass(frozen=True)
class Wanted:
    """A step as it is wanted: how many are needed, and the badges that it lists."""

    step: str
    needs: int
    badges: tuple[str, ...]


def only_rule(step: Step) -> Rule | None:
    """Return the one list of a step; None where it has none, or several."""
    return step.rules[0] if len(step.rules) == 1 else None


def badges_of(rule: Rule) -> tuple[str, ...]:
    """Return the achievements among what a list names, in its order."""
    return tuple(item.id for item in rule.of if item.kind == "achievement")


def changes_to(tree: Tree, wanted: Sequence[Wanted]) -> tuple[Change, ...]:
    """Return the changes after which ``tree`` is as wanted, none where it is already.

    Badges are added before others are removed, so that no list is ever empty on the
    way. A number is said only where adding and removing alone doesn't lead to it; it
    is kept between 0 and as many as are listed. UnknownError where a step would list
    nothing.
    """
    found: list[Change] = []
    for one in wanted:
        found += _of_step(tree, one)
    return tuple(found)


def _of_step(tree: Tree, wanted: Wanted) -> list[Change]:
    rule = only_rule(tree.step(wanted.step))
    if rule is None:
        return []
    had = badges_of(rule)
    added = [name for name in wanted.badges if name not in had]
    removed = [name for name in had if name not in wanted.badges]
    found = [Change("add", wanted.step, name) for name in added]
    found += [Change("remove", wanted.step, name) for name in removed]
    then = only_rule(changed(tree, tuple(found)).step(wanted.step))
    if then is not None:
        needs = max(0, min(wanted.needs, len(then.of)))
        if needs != then.needs:
            found.append(Change("needs", wanted.step, str(needs)))
    return found


def one_fewer(tree: Tree, first: Sequence[str] = ()) -> Change | None:
    """Return the change by which a step would ask for one fewer; None where none can.

    The steps of ``first`` are tried before all others, and one that would ask for
    nothing at all comes last.
    """
    order = {step: place for place, step in enumerate(first)}
    found = [
        (rule.needs == 1, order.get(step.step_id, len(order)), place, step.step_id)
        for place, step in enumerate(tree.steps)
        if (rule := only_rule(step)) and rule.needs >= 1
    ]
    needs = {step.step_id: rule.needs for step in tree.steps for rule in step.rules}
    for *_, step_id in sorted(found):
        change = Change("needs", step_id, str(needs[step_id] - 1))
        try:
            changed(tree, (change,))
        except UnknownError:
            continue
        return change
    return None
