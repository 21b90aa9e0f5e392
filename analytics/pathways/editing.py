"""Changes to a pathway that somebody draws: each returns another pathway.

A drawn pathway has one list a step, of achievements and then of further steps. A step
that asked for everything it lists goes on asking for everything.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analytics.pathways.tree import Item, Rule, Step, Tree


def begun(title: str) -> Tree:
    """Return a pathway that lists nothing yet."""
    name = id_of(title, ())
    return Tree(name, title, (Step(name, title, None, ()),))


def id_of(title: str, taken: Sequence[str]) -> str:
    """Return an id for a title: its letters and digits, and none that is taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "step"
    name, count = stem, 2
    while name in taken:
        name, count = f"{stem}-{count}", count + 1
    return name


def named(tree: Tree, step_id: str, title: str) -> Tree:
    """Call a step otherwise; its id stays."""
    found = _with(tree, replace(tree.step(step_id), title=title))
    return replace(found, title=found.root.title)


def renamed(tree: Tree, step_id: str, title: str, taken: Sequence[str]) -> Tree:
    """Call a step otherwise; a pathway that isn't loaded has the id of its title."""
    found = named(tree, step_id, title)
    if step_id != tree.root.step_id:
        return found
    others = [*taken, *(step.step_id for step in tree.steps[1:])]
    name = id_of(title, others)
    steps = (
        replace(step, parent=name) if step.parent == step_id else step
        for step in found.steps[1:]
    )
    root = replace(found.root, step_id=name)
    return replace(found, pathway=name, steps=(root, *steps))


def next_version(versions: Sequence[str]) -> str:
    """Return what to call another version: the next number."""
    return str(max([1, *(int(v) for v in versions if v.isdecimal())]) + 1)


def listing(tree: Tree, step_id: str, badges: Sequence[str]) -> Tree:
    """Let a step list these achievements, and the steps that it has."""
    step = tree.step(step_id)
    below = tuple(item for item in _listed(step) if item.kind == "step")
    own = tuple(Item("achievement", name) for name in dict.fromkeys(badges))
    return _with(tree, _relisted(step, own + below))


def needing(tree: Tree, step_id: str, count: int | None) -> Tree:
    """Let a step ask for so many of what it lists; None: for all of it."""
    step = tree.step(step_id)
    of = _listed(step)
    if not of:
        return tree
    needs = len(of) if count is None else max(0, min(count, len(of)))
    return _with(tree, replace(step, rules=(Rule(needs, of),)))


def awarding(tree: Tree, step_id: str, milestone: str | None) -> Tree:
    """Say which achievement completing a step awards, and is itself a way to it."""
    cuts = (milestone,) if milestone else ()
    step = replace(tree.step(step_id), milestone=milestone, shortcuts=cuts)
    return _with(tree, step)


def with_step(tree: Tree, parent: str, title: str) -> Tree:
    """Add a step, which lists nothing yet, at the end of what another one lists."""
    name = id_of(title, [step.step_id for step in tree.steps])
    above = tree.step(parent)
    of = (*_listed(above), Item("step", name))
    steps = list(_with(tree, _relisted(above, of)).steps)
    at = 1 + steps.index(_last_below(tree, parent, steps))
    steps.insert(at, Step(name, title, parent, ()))
    return replace(tree, steps=tuple(steps))


def without_step(tree: Tree, step_id: str) -> Tree:
    """Take a step away with everything below it. The root stays."""
    parent = tree.step(step_id).parent
    if parent is None:
        return tree
    gone = set(_below(tree, step_id))
    above = tree.step(parent)
    of = tuple(item for item in _listed(above) if item != Item("step", step_id))
    left = _with(tree, _relisted(above, of))
    kept = tuple(step for step in left.steps if step.step_id not in gone)
    return replace(left, steps=kept)


def is_drawable(tree: Tree) -> bool:
    """Whether every step has at most one list, as drawn pathways do."""
    return all(len(step.rules) <= 1 for step in tree.steps)


def empty_steps(tree: Tree) -> tuple[Step, ...]:
    """Return the steps that list nothing, and so are complete for everybody."""
    return tuple(step for step in tree.steps if not _listed(step))


def depth_of(tree: Tree, step: Step) -> int:
    """Return how many steps a step is below; 0 for the root."""
    return 0 if step.parent is None else 1 + depth_of(tree, tree.step(step.parent))


def _listed(step: Step) -> tuple[Item, ...]:
    return step.rules[0].of if step.rules else ()


def _relisted(step: Step, of: tuple[Item, ...]) -> Step:
    """Give a step another list; it asks for as many as before, or again for all."""
    before = step.rules[0] if step.rules else Rule(0, ())
    is_all = before.needs == len(before.of)
    needs = len(of) if is_all else min(before.needs, len(of))
    return replace(step, rules=(Rule(needs, of),) if of else ())


def _with(tree: Tree, step: Step) -> Tree:
    steps = tuple(step if one.step_id == step.step_id else one for one in tree.steps)
    return replace(tree, steps=steps)


def _below(tree: Tree, step_id: str) -> Iterator[str]:
    yield step_id
    for step in tree.steps:
        if step.parent == step_id:
            yield from _below(tree, step.step_id)


def _last_below(tree: Tree, step_id: str, steps: Sequence[Step]) -> Step:
    """Return the last step in the order of the file that belongs to another one."""
    own = set(_below(tree, step_id))
    return [step for step in steps if step.step_id in own][-1]
