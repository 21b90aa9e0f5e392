"""Turn a tree into gates: what completes what, level by level."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import TopologicalSorter

from analytics.pathways.tree import Item, Rule, Step, Tree


@dataclass(frozen=True)
class Gate:
    """``needs`` of ``achievements`` and ``gates``, or any one of ``shortcuts``.

    ``gate`` is its place in ``Compiled.gates``. ``step`` is the index in
    ``tree.steps`` of the step that it completes, None for a group inside a step.
    ``level`` is 1 more than the highest level among its gates (achievements are 0).
    """

    gate: int
    step: int | None
    level: int
    needs: int
    achievements: tuple[str, ...]
    gates: tuple[int, ...]
    shortcuts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compiled:
    """The gates of a tree, lower levels first, and the steps that have none.

    ``optional`` holds the indexes of the steps that are complete from the start:
    they ask for nothing, or only for what is complete from the start.
    """

    gates: tuple[Gate, ...]
    optional: frozenset[int]


@lru_cache(maxsize=512)
def compile_tree(tree: Tree) -> Compiled:
    """Return the gates of ``tree``, a tree without problems (see ``check``).

    What is complete from the start is folded away: no gate stands for it, and the
    ``needs`` of those that list it are smaller by it. A step with several rules is a
    gate over one inner gate a rule. ``graphlib.CycleError`` if it asks for itself.
    """
    gates: list[Gate] = []
    of_step: dict[str, int] = {}
    index = {step.step_id: number for number, step in enumerate(tree.steps)}
    below = {s.step_id: [i.id for i in _steps_of(s)] for s in tree.steps}
    for step_id in TopologicalSorter(below).static_order():
        step = tree.steps[index[step_id]]
        groups = [g for r in step.rules if (g := _folded(r, of_step, gates))]
        if groups:
            of_step[step_id] = _add(gates, groups, index[step_id], step)
    optional = frozenset(n for s, n in index.items() if s not in of_step)
    return Compiled(_by_level(gates), optional)


def achievements_of(tree: Tree) -> frozenset[str]:
    """The achievements of a pathway: its leaves and its milestones.

    Leaves of optional steps are leaves. Badgr's shortcut badges are not achievements
    of the pathway by being that: holding one completes its step, but earning one
    doesn't enter anybody on the pathway.
    """
    milestones = {step.milestone for step in tree.steps if step.milestone}
    return leaves_below(tree, tree.steps) | milestones


def names_of(tree: Tree) -> frozenset[str]:
    """The achievements that make a difference: what gates list, and short cuts."""
    gates = compile_tree(tree).gates
    return frozenset(n for g in gates for n in (*g.achievements, *g.shortcuts))


def leaves_below(tree: Tree, steps: tuple[Step, ...]) -> frozenset[str]:
    """The achievements listed by ``steps`` or by any step that they lead to."""
    by_id = {step.step_id: step for step in tree.steps}
    found: set[str] = set()
    seen: set[str] = set()
    waiting = list(steps)
    while waiting:
        step = waiting.pop()
        if step.step_id not in seen:
            seen.add(step.step_id)
            items = [item for rule in step.rules for item in rule.of]
            found |= {item.id for item in items if item.kind == "achievement"}
            waiting += [by_id[item.id] for item in items if item.kind == "step"]
    return frozenset(found)


def _steps_of(step: Step) -> Iterator[Item]:
    return (i for rule in step.rules for i in rule.of if i.kind == "step")


def _folded(rule: Rule, of_step: dict[str, int], built: list[Gate]) -> Gate | None:
    """The rule as a gate without number, or None where it is met from the start."""
    badges = tuple(dict.fromkeys(i.id for i in rule.of if i.kind == "achievement"))
    steps = tuple(dict.fromkeys(i.id for i in rule.of if i.kind == "step"))
    gates = tuple(of_step[step] for step in steps if step in of_step)
    needs = rule.needs - (len(steps) - len(gates))
    level = 1 + max((built[gate].level for gate in gates), default=0)
    return Gate(-1, None, level, needs, badges, gates) if needs > 0 else None


def _add(gates: list[Gate], groups: list[Gate], index: int, step: Step) -> int:
    """Append the gate of a step, after one for each of its groups if several."""
    whole = groups[0]
    if len(groups) > 1:
        inner = tuple(range(len(gates), len(gates) + len(groups)))
        gates += [replace(g, gate=n) for n, g in zip(inner, groups, strict=True)]
        level = 1 + max(group.level for group in groups)
        whole = Gate(-1, None, level, len(groups), (), inner)
    number = len(gates)
    gates.append(replace(whole, gate=number, step=index, shortcuts=step.shortcuts))
    return number


def _by_level(gates: list[Gate]) -> tuple[Gate, ...]:
    """The same gates, sorted by level and numbered anew by their place."""
    ordered = sorted(gates, key=lambda gate: gate.level)
    number = {gate.gate: place for place, gate in enumerate(ordered)}
    return tuple(
        replace(g, gate=number[g.gate], gates=tuple(number[i] for i in g.gates))
        for g in ordered
    )
