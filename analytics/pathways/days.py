"""On which day many learners at once completed each step, from the days they earned."""

import numpy as np

from analytics.pathways.compile import compile_tree
from analytics.pathways.tree import Tree

NEVER = np.iinfo(np.int32).max
ALWAYS = np.iinfo(np.int32).min


def completed_days(
    tree: Tree,
    names: tuple[str, ...],
    earned: np.ndarray,
    granted: frozenset[str] = frozenset(),
) -> np.ndarray:
    """Return ``day[step, learner]``, steps in the order of ``tree.steps``.

    ``earned[name, learner]`` is a day as a number, NEVER where it wasn't earned. A step
    that asks for nothing, and those of ``granted`` (ids), are complete from ALWAYS on;
    a step that isn't complete has NEVER.
    """
    compiled = compile_tree(tree)
    people = earned.shape[1]
    done = np.full((len(tree.steps), people), NEVER, dtype=np.int32)
    done[sorted(compiled.optional)] = ALWAYS
    met = np.full((len(compiled.gates), people), NEVER, dtype=np.int32)
    rows = {name: earned[place] for place, name in enumerate(names)}
    never = np.full(people, NEVER, dtype=np.int32)
    for gate in compiled.gates:
        entries = [rows.get(name, never) for name in gate.achievements]
        entries += [met[inner] for inner in gate.gates]
        if len(entries) >= gate.needs:
            ranked = np.partition(np.stack(entries), gate.needs - 1, axis=0)
            met[gate.gate] = ranked[gate.needs - 1]
        for name in gate.shortcuts:
            met[gate.gate] = np.minimum(met[gate.gate], rows.get(name, never))
        if gate.step is not None:
            if tree.steps[gate.step].step_id in granted:
                met[gate.gate] = ALWAYS
            done[gate.step] = met[gate.gate]
    return done
