"""A pathway as a value: steps, what each asks for, and who it is meant for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Item:
    """One entry of a rule: an achievement, or another step of the same pathway."""

    kind: Literal["achievement", "step"]
    id: str


@dataclass(frozen=True)
class Rule:
    """``needs`` of the distinct entries of ``of`` have to be there."""

    needs: int
    of: tuple[Item, ...]


@dataclass(frozen=True)
class Step:
    """A place on a pathway, complete when all of its rules are met.

    ``milestone`` is the achievement that completing it awards. ``shortcuts`` are the
    achievements whose award completes the step whatever its rules say (its milestone
    among them, unless the pathway turned that off). A rule that lists nothing is left
    out: it passes. A step without rules asks for nothing.
    """

    step_id: str
    title: str
    parent: str | None
    rules: tuple[Rule, ...]
    milestone: str | None = None
    shortcuts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tree:
    """One version of a pathway. ``steps[0]`` is its root; the rest in file order.

    The root's ``step_id`` is the pathway's id. Order is depth first, as written.
    ``audience`` holds who the pathway is for: attribute (or ``program``) and values;
    a learner has to match one value of each.
    """

    pathway: str
    title: str
    steps: tuple[Step, ...]
    version: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    audience: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def root(self) -> Step:
        """The step that stands for the whole pathway."""
        return self.steps[0]

    def step(self, step_id: str) -> Step:
        """Return the step called ``step_id``; KeyError if there is none."""
        for step in self.steps:
            if step.step_id == step_id:
                return step
        raise KeyError(step_id)
