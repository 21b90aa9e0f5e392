"""Read pathways as Badgr (Canvas Credentials) exports them, in its own JSON.

The export isn't documented; this is the reading of it, from its names and from files:

- An element is complete when its children, the elements it refers to and its badges
  each meet their count; a group that lists nothing passes.
- ``requiredForParentCompletion: false`` leaves a child out of its parent's count;
  true has it counted by that rule, it doesn't make it a must.
- ``allowCompletionBadgeShortcut`` is about the completion badge alone: where it is
  true, an award of that badge completes the element. ``shortcutBadges`` are named to
  be short cuts, so an award of one of them completes the element in either case.
"""

from typing import Any

from pydantic import ValidationError

from analytics.findings import Finding, RefusedError
from analytics.pathways.badgr_shape import Element
from analytics.pathways.badgr_steps import pointer_of, steps_of
from analytics.pathways.check import MAX_DEPTH, MAX_ENTRIES, problems
from analytics.pathways.json_text import read_json
from analytics.pathways.other_json import told
from analytics.pathways.tree import Step, Tree

_SHOWN = 20  # findings of a file that is wrong all over


def read_badgr(text: str, file: str) -> tuple[Tree, ...]:
    """Return the one pathway of a Badgr file; RefusedError has a pointer or a line.

    ``elementId`` is the step's id (the root's the pathway's), ``badgeUrl`` the
    achievement's, ``completionBadge`` the milestone.
    """
    placed = tuple(steps_of(_element(read_json(text, file), file)))
    steps = tuple(one.step for one in placed)
    if _entries(steps) > MAX_ENTRIES:
        rule = f"more than {MAX_ENTRIES:,} elements and badges"
        raise RefusedError([Finding(file, rule)])
    tree = Tree(steps[0].step_id, steps[0].title, steps)
    found = problems(tree)[:_SHOWN]
    if found:
        raise RefusedError(
            [Finding(file, p.what, place=pointer_of(placed, p)) for p in found]
        )
    return (tree,)


def _entries(steps: tuple[Step, ...]) -> int:
    return sum(1 + sum(len(rule.of) for rule in step.rules) for step in steps)


def _element(value: Any, file: str) -> Element:
    """The value in its shape, if it has that of a pathway."""
    if not isinstance(value, dict) or not {"elementId", "requirements"} <= set(value):
        named = told(value)
        rule = "this JSON isn't a Badgr pathway: no elementId with requirements"
        rule = f"this is {named}" if named else rule
        raise RefusedError([Finding(file, rule)])
    if _is_too_deep(value):
        raise RefusedError([Finding(file, f"nested deeper than {MAX_DEPTH} elements")])
    try:
        return Element.model_validate(value)
    except ValidationError as error:
        shown = error.errors(include_input=False, include_url=False)[:_SHOWN]
        findings = [Finding(file, e["msg"], place=_pointer(e["loc"])) for e in shown]
        raise RefusedError(findings) from None


def _is_too_deep(value: dict[str, Any]) -> bool:
    """Whether children are nested deeper than MAX_DEPTH; looks before it follows."""
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        lists = [one.get("children") for one in level if isinstance(one, dict)]
        level = [child for some in lists if isinstance(some, list) for child in some]
    return bool(level)


def _pointer(places: tuple[int | str, ...]) -> str:
    """A JSON pointer, without the names of alternatives that pydantic puts in."""
    parts = [f"/{place}" for place in places if place not in ("all", "atLeastN")]
    return "".join(parts) or "/"
