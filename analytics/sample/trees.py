"""The pathways: as text for the folder, and as rules over columns of days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from analytics.sample.dates import NEVER, number
from analytics.sample.draw import Ints
from analytics.sample.plan import HOME, SHORT, STEPS, Plan, Skill


@dataclass(frozen=True)
class Node:
    """A step: ``needs`` of the entries of ``of``; achievements are positions."""

    title: str
    needs: int
    of: "tuple[int | Node, ...]"
    milestone: int | None
    shortcut: bool
    root: bool = False


@dataclass(frozen=True)
class Pathway:
    """One version of a pathway; days are day numbers."""

    pathway: str
    root: Node
    programs: tuple[str, ...]
    effective_from: int = 0
    effective_to: int = NEVER


def texts(plan: Plan, home: Path = HOME) -> dict[str, str]:
    """Return the pathway files: their names and what stands in them."""
    written = {
        f"{skill.name.lower().replace(' ', '-')}.yaml": skill for skill in plan.skills
    }
    found = {name: _skill_text(plan, skill) for name, skill in written.items()}
    for file in sorted((home / "pathways").glob("*.yaml")):
        found[file.name] = file.read_text(encoding="utf-8")
    return found


def _skill_text(plan: Plan, skill: Skill) -> str:
    place = plan.skills.index(skill)
    lines = [
        f"pathway: {skill.name.lower().replace(' ', '-')}",
        f"title: {skill.name}",
        f"milestone: {skill.skill_id}-credential",
        "needs: all",
        "of:",
    ]
    for step, title in STEPS.items():
        own = [b for b in plan.badges if b.skill == place and b.step == step]
        lines += [
            f"  - step: {title.lower().replace(' ', '-')}",
            f"    title: {title}",
            f"    milestone: {skill.skill_id}-{SHORT[step]}",
            f"    needs: {skill.needs[step]}",
            f"    of: [{', '.join(badge.achievement_id for badge in own)}]",
        ]
    return "\n".join(lines) + "\n"


@cache
def achievement_ids(plan: Plan) -> tuple[str, ...]:
    """Return all achievements: the badges in their order, then the milestones."""
    badges = [badge.achievement_id for badge in plan.badges]
    contents = [yaml.safe_load(text) for text in texts(plan).values()]
    found = dict.fromkeys(m for c in contents for m, _, _ in _milestones(c, c))
    return (*badges, *found)


def milestones(plan: Plan) -> dict[str, tuple[str, str]]:
    """Return each milestone's name and kind."""
    contents = [yaml.safe_load(text) for text in texts(plan).values()]
    named = [row for content in contents for row in _milestones(content, content)]
    return {milestone: (name, kind) for milestone, name, kind in named}


def _milestones(
    step: Mapping[str, Any], root: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    if step.get("milestone"):
        top = step is root
        name = root["title"] if top else f"{root['title']}: {step['title']}"
        yield step["milestone"], name, "Credential" if top else "MicroCredential"
    for entry in step["of"]:
        if isinstance(entry, dict):
            yield from _milestones(entry, root)


@cache
def pathways(plan: Plan) -> tuple[Pathway, ...]:
    """Return every version of every pathway as rules, those of the skills first."""
    ids = {key: place for place, key in enumerate(achievement_ids(plan))}
    return tuple(_pathway(yaml.safe_load(t), ids) for t in texts(plan).values())


def _pathway(content: Mapping[str, Any], ids: Mapping[str, int]) -> Pathway:
    start: date | None = content.get("effective_from")
    end: date | None = content.get("effective_to")
    return Pathway(
        pathway=content["pathway"],
        root=_node(content, ids, root=True),
        programs=tuple(content.get("for", {}).get("program", ())),
        effective_from=number(start) if start else 0,
        effective_to=number(end) if end else NEVER,
    )


def _node(content: Mapping[str, Any], ids: Mapping[str, int], root: bool) -> Node:
    entries = tuple(
        _node(entry, ids, root=False) if isinstance(entry, dict) else ids[entry]
        for entry in content["of"]
    )
    needs = content["needs"]
    milestone = content.get("milestone")
    return Node(
        title=content["title"],
        needs=len(entries) if needs == "all" else int(needs),
        of=entries,
        milestone=None if milestone is None else ids[milestone],
        shortcut=bool(content.get("shortcut", True)),
        root=root,
    )


def nodes(node: Node) -> Iterator[Node]:
    """Walk a step and all steps in it, the inner ones first."""
    for entry in node.of:
        if isinstance(entry, Node):
            yield from nodes(entry)
    yield node


def achievements_of(node: Node) -> set[int]:
    """Return the achievements of a step: its leaves and its milestones."""
    found = {
        entry for step in nodes(node) for entry in step.of if isinstance(entry, int)
    }
    return found | {
        step.milestone for step in nodes(node) if step.milestone is not None
    }


def met_on(node: Node, days: Ints) -> Ints:
    """Return the day on which each learner met the step's rule, or NEVER.

    ``days`` has a row a learner and a column an achievement: the day first earned.
    """
    if node.needs == 0:
        return np.zeros(len(days), dtype=np.int64)
    columns = [
        complete_on(entry, days) if isinstance(entry, Node) else days[:, entry]
        for entry in node.of
    ]
    return np.asarray(np.sort(np.stack(columns), axis=0)[node.needs - 1])


def complete_on(node: Node, days: Ints) -> Ints:
    """Return the day on which the step was complete: by its rule or its milestone."""
    met = met_on(node, days)
    if node.milestone is None or not node.shortcut:
        return met
    return np.minimum(met, days[:, node.milestone])


@cache
def kinds(plan: Plan) -> tuple[str, ...]:
    """Return the kind of each achievement, in the order of the ids."""
    named = milestones(plan)
    ids = achievement_ids(plan)
    return tuple(named[key][1] if key in named else "Badge" for key in ids)
