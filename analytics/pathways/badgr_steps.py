"""The elements of a Badgr pathway as steps, from the root down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.pathways.badgr_shape import AtLeast, CountRule, Element
from analytics.pathways.check import Problem
from analytics.pathways.tree import Item, Rule, Step

_CHILDREN = "childElementRequirements"
_ELEMENTS = "nonChildElementRequirements/elementIds"
_BADGES = "badgeRequirements/requiredBadges"


@dataclass(frozen=True)
class Placed:
    """A step, the JSON pointer of its element, and the group behind each rule."""

    step: Step
    pointer: str
    groups: tuple[str, ...]


def steps_of(element: Element) -> Iterator[Placed]:
    """Yield the root and every element below it, depth first, as written."""
    yield from _below(element, None, "")


def pointer_of(placed: Sequence[Placed], problem: Problem) -> str:
    """The JSON pointer of the element, group or entry that ``problem`` is about."""
    at = placed[problem.step]
    if problem.rule is None:
        return at.pointer or "/"
    group, _, listed = at.groups[problem.rule].partition("/")
    place = f"{at.pointer}/requirements/{group}"
    if problem.item is None or not listed:
        return place
    return f"{place}/{listed}/{problem.item}"


def _below(element: Element, parent: str | None, pointer: str) -> Iterator[Placed]:
    asked = element.requirements
    milestone = element.completion_badge.badge_url if element.completion_badge else None
    ways = [badge.badge_url for badge in asked.shortcut_badges]
    if milestone and asked.allow_completion_badge_shortcut:
        ways.insert(0, milestone)
    rules = dict(_rules(element))
    step = Step(
        element.element_id,
        title=element.name or element.element_id,
        parent=parent,
        rules=tuple(rules.values()),
        milestone=milestone,
        shortcuts=tuple(dict.fromkeys(ways)),
    )
    yield Placed(step, pointer, tuple(rules))
    for number, child in enumerate(element.children):
        yield from _below(child, element.element_id, f"{pointer}/children/{number}")


def _rules(element: Element) -> Iterator[tuple[str, Rule]]:
    """Up to three rules, each with its group."""
    asked = element.requirements
    children = asked.child_element_requirements
    if children and element.children:
        counted = [c for c in element.children if c.required_for_parent_completion]
        ids = [child.element_id for child in counted]
        yield from _rule(_CHILDREN, children.count_rule, "step", ids)
    others = asked.non_child_element_requirements
    if others and others.element_ids:
        yield from _rule(_ELEMENTS, others.count_rule, "step", others.element_ids)
    badges = asked.badge_requirements
    if badges and badges.required_badges:
        urls = [badge.badge_url for badge in badges.required_badges]
        yield from _rule(_BADGES, badges.count_rule, "achievement", urls)


def _rule(
    group: str, count: CountRule, kind: Literal["achievement", "step"], ids: list[str]
) -> Iterator[tuple[str, Rule]]:
    """The rule of a group that lists something; one that lists nothing passes."""
    needs = count.required_count if isinstance(count, AtLeast) else len(ids)
    if ids or needs:  # nothing is left where no child counts for its parent
        yield group, Rule(needs, tuple(Item(kind, one) for one in ids))
