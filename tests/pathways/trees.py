"""Random pathways, and what they mean: ten lines to hold everything else against."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations

from hypothesis import strategies as st

from analytics.pathways.tree import Item, Rule, Step, Tree

LEAVES = "abcdefg"
MILESTONES = "mnop"  # achievements that only complete steps
HELD = LEAVES + MILESTONES + "z"  # z stands in no tree
FROM_THE_START = date.min


def reference_completed_on(
    tree: Tree, first_earned: Mapping[str, date]
) -> dict[str, date]:
    """The day each step was completed; steps complete from the start are left out."""
    days = {s.step_id: _day(tree, s, first_earned) for s in tree.steps}
    return {s: d for s, d in days.items() if d is not None and d != FROM_THE_START}


def reference_complete(tree: Tree, held: frozenset[str]) -> frozenset[str]:
    """The steps that are complete for who holds ``held``, optional ones among them."""
    earned = dict.fromkeys(held, date(2026, 1, 1))
    return frozenset(s.step_id for s in tree.steps if _day(tree, s, earned) is not None)


def _day(tree: Tree, step: Step, earned: Mapping[str, date]) -> date | None:
    def entry(item: Item) -> date | None:
        if item.kind == "achievement":
            return earned.get(item.id)
        return _day(tree, tree.step(item.id), earned)

    ways = [earned[name] for name in step.shortcuts if name in earned]
    met = []
    for rule in step.rules:
        days = sorted(day for item in rule.of if (day := entry(item)) is not None)
        days = [FROM_THE_START, *days]
        met.append(days[rule.needs] if len(days) > rule.needs else None)
    if None not in met:
        ways.append(max(met, default=FROM_THE_START))
    return min(ways, default=None)


def reference_leaves(tree: Tree, step_id: str) -> frozenset[str]:
    """The achievements listed at or below a step."""
    found: frozenset[str] = frozenset()
    for item in (i for rule in tree.step(step_id).rules for i in rule.of):
        below = reference_leaves(tree, item.id) if item.kind == "step" else {item.id}
        found |= below
    return found


def reference_sets(tree: Tree, held: frozenset[str], step_id: str) -> list[tuple]:
    """All smallest sets of further leaves that complete the step, by trying them."""
    moves = sorted(reference_leaves(tree, step_id) - held)
    for size in range(len(moves) + 1):
        found = [
            chosen
            for chosen in combinations(moves, size)
            if step_id in reference_complete(tree, held | set(chosen))
        ]
        if found:
            return found
    raise AssertionError("the tree can't be completed")


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Pathways of up to four levels: shared leaves, milestones, optional steps.

    Steps may have several rules and refer to steps elsewhere (as Badgr's do); a
    milestone may be a leaf elsewhere, and its short cut may be off.
    """
    return Tree("root", "Root", tuple(_below(draw, "root", None, [])))


def _below(
    draw: st.DrawFn, step_id: str, parent: str | None, done: list[str]
) -> list[Step]:
    depth = step_id.count(".")
    lower: list[Step] = []
    children: list[str] = []
    for number in range(draw(st.integers(0, 3 - depth))):
        child = f"{step_id}.{number}"
        lower += _below(draw, child, step_id, done)
        children.append(child)
    rules = [draw(_rule("step", children)), draw(_rule("achievement", LEAVES))]
    if draw(st.booleans()):  # one list of both kinds, as in YAML
        of = rules[0].of + rules[1].of
        rules = [Rule(draw(_needs(len(of))), of)]
    if done and draw(st.integers(0, 3)) == 0:
        rules.append(draw(_rule("step", sorted(set(done) - {step_id}))))
    milestone = draw(st.none() | st.sampled_from(MILESTONES + LEAVES))
    shortcuts = (milestone,) if milestone and draw(st.booleans()) else ()
    kept = tuple(rule for rule in rules if rule.of)
    done.append(step_id)
    return [Step(step_id, step_id, parent, kept, milestone, shortcuts), *lower]


@st.composite
def _rule(draw: st.DrawFn, kind: str, names: str | list[str]) -> Rule:
    most = 5 if kind == "achievement" else 3
    least = min(1, draw(st.integers(0, 7))) if kind == "achievement" else 0
    one = st.sampled_from(names)
    listed = st.lists(one, unique=True, min_size=least, max_size=most)
    of = draw(listed) if names else []
    return Rule(draw(_needs(len(of))), tuple(Item(kind, name) for name in of))


def _needs(listed: int) -> st.SearchStrategy[int]:
    """Any number that can be met; one in eight times what is asked is nothing."""
    some = st.integers(min(1, listed), listed)
    return st.integers(0, 7).flatmap(lambda n: some if n else st.just(0))


held_sets = st.frozensets(st.sampled_from(HELD), max_size=6)
first_earned = st.dictionaries(
    st.sampled_from(HELD), st.dates(date(2025, 1, 1), date(2025, 1, 9)), max_size=8
)
