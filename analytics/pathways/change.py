"""A pathway as it might be: what is asked for, changed in a few words."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from analytics.pathways.check import called, problems
from analytics.pathways.tree import Item, Rule, Step, Tree
from analytics.scope import UnknownError

_FORMS = (
    re.compile(r"(?P<where>.+?)\s+(?P<verb>needs)\s+(?P<what>\d+|all)"),
    re.compile(r"(?P<where>.+?)\s+(?P<verb>add|remove)\s+(?P<what>.+)"),
    re.compile(r"(?P<verb>retire)\s+(?P<what>.+)"),
)
USAGE = "'STEP needs 2', 'STEP add BADGE', 'STEP remove BADGE' or 'retire ACTIVITY'"


@dataclass(frozen=True)
class Change:
    """One change. ``where`` is a step's id, '' where an activity is retired.

    ``what`` is a number (or "all"), the id of an achievement, or that of an activity.
    """

    verb: Literal["needs", "add", "remove", "retire"]
    where: str
    what: str

    def __str__(self) -> str:
        """Write it as ``parse`` reads it."""
        return " ".join(part for part in (self.where, self.verb, self.what) if part)


def parse(text: str) -> Change:
    """Read one change; UnknownError where it is none of the forms of USAGE."""
    for form in _FORMS:
        found = form.fullmatch(text.strip())
        if found:
            parts = {"where": ""} | found.groupdict()
            return Change(**parts)  # type: ignore[arg-type]
    raise UnknownError(f"a change is said as {USAGE}")


def changed(tree: Tree, changes: tuple[Change, ...]) -> Tree:
    """Return the tree after all changes, in their order.

    A step that needed all that it lists needs all of it afterwards, too. UnknownError
    for a step or badge that isn't there, a step with several lists, and for what would
    be no pathway. Retiring an activity changes no tree.
    """
    for change in changes:
        if change.verb != "retire":
            tree = _one(tree, change)
    return tree


def _one(tree: Tree, change: Change) -> Tree:
    places = {step.step_id: place for place, step in enumerate(tree.steps)}
    if change.where not in places:
        known = ", ".join(places)
        raise UnknownError(f"no step {change.where!r}: there are {known}")
    place = places[change.where]
    step = tree.steps[place]
    rule = _changed(_only(step, change), change, step)
    rules = tuple(rule if one == _only(step, change) else one for one in step.rules)
    steps = list(tree.steps)
    steps[place] = replace(step, rules=rules)
    found = replace(tree, steps=tuple(steps))
    wrong = problems(found)
    if wrong:
        raise UnknownError(f"{change}: {wrong[0].what}")
    return found


def _only(step: Step, change: Change) -> Rule:
    """Return the list that a change is about: there has to be one."""
    lists = [
        rule
        for rule in step.rules
        if change.verb != "remove" or _item(change.what) in rule.of
    ]
    if len(lists) == 1:
        return lists[0]
    if change.verb == "remove":
        raise UnknownError(f"{called(step)} doesn't list {change.what!r}")
    raise UnknownError(f"{called(step)} has {len(lists)} lists: it can't be told which")


def _item(name: str) -> Item:
    return Item("achievement", name)


def _changed(rule: Rule, change: Change, step: Step) -> Rule:
    size, is_all = len(rule.of), rule.needs == len(rule.of)
    if change.verb == "needs":
        return replace(rule, needs=size if change.what == "all" else int(change.what))
    if change.verb == "add":
        if _item(change.what) in rule.of:
            raise UnknownError(f"{called(step)} lists {change.what!r} already")
        return Rule(rule.needs + is_all, (*rule.of, _item(change.what)))
    if size == 1:
        raise UnknownError(f"{called(step)} would list nothing")
    left = tuple(item for item in rule.of if item != _item(change.what))
    return Rule(min(rule.needs, size - 1), left)
