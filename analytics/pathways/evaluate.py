"""Which steps of a pathway are complete for one set of achievements."""

from analytics.pathways.compile import Gate, compile_tree
from analytics.pathways.tree import Tree


def complete_steps(tree: Tree, held: frozenset[str]) -> frozenset[str]:
    """Ids of the steps that are complete for who holds ``held``.

    Optional steps are among them: they are complete from the start.
    """
    compiled = compile_tree(tree)
    met: set[int] = set()
    steps = set(compiled.optional)
    for gate in compiled.gates:
        if _is_met(gate, held, met):
            met.add(gate.gate)
            if gate.step is not None:
                steps.add(gate.step)
    return frozenset(tree.steps[index].step_id for index in steps)


def _is_met(gate: Gate, held: frozenset[str], met: set[int]) -> bool:
    have = sum(a in held for a in gate.achievements)
    have += sum(inner in met for inner in gate.gates)
    return have >= gate.needs or any(s in held for s in gate.shortcuts)
