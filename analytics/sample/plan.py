"""The written description of the sample programme, read from ``data/sample``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analytics.sample.dates import Term, number, read_term

HOME = Path(__file__).resolve().parents[2] / "data" / "sample"
STEPS = {"essential": "Essential Knowledge", "proficiency": "Demonstrated Proficiency"}
SHORT = {"essential": "ek", "proficiency": "dp"}


@dataclass(frozen=True)
class Badge:
    """A badge, and where and how often it is earned."""

    achievement_id: str
    name: str
    does: str
    by: str
    step: str  # essential, proficiency, or own (of a major)
    rate: float  # chance per term for a learner of keenness 1
    skill: int  # position of the skill, -1 for a major's own
    major: str  # the major whose own it is, or ""
    department: str
    assessed: bool
    rubric: tuple[str, ...]
    expires: int = 0
    retroactive: bool = False
    last: str = ""
    offered_to: str = ""


@dataclass(frozen=True)
class Skill:
    """One of the eight skills; ``needs`` by step."""

    skill_id: str
    name: str
    department: str
    rubric: tuple[str, ...]
    needs: Mapping[str, int]


@dataclass(frozen=True)
class Major:
    """A programme of study."""

    name: str
    college: str
    level: str
    share: float
    pathway: str
    department: str


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything that is written down about the sample programme."""

    rates: Mapping[str, Any]
    names: Mapping[str, list[str]]
    terms: tuple[Term, ...]
    coming: tuple[Term, ...]  # ahead of the last day: on offer, and nothing else
    skills: tuple[Skill, ...]
    majors: tuple[Major, ...]
    badges: tuple[Badge, ...]

    @property
    def calendar(self) -> tuple[Term, ...]:
        """All terms, those to come last."""
        return (*self.terms, *self.coming)

    @property
    def as_of(self) -> int:
        """The last day of the record, as a day number."""
        return number(self.rates["as_of"])

    def at(self, achievement_id: str) -> int:
        """Return the position of a badge."""
        ids = [badge.achievement_id for badge in self.badges]
        return ids.index(achievement_id)


def _read(home: Path, name: str) -> dict[str, Any]:
    text = (home / name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def _badge(entry: Mapping[str, Any], **rest: Any) -> Badge:
    kept = {k: v for k, v in entry.items() if k not in ("id", "weight", "proficiency")}
    kept["offered_to"] = str(kept.get("offered_to", ""))
    return Badge(achievement_id=entry["id"], **kept, **rest)


def _shares(entries: list[dict[str, Any]]) -> list[float]:
    weights = [float(entry.get("weight", 1)) for entry in entries]
    return [weight / sum(weights) for weight in weights]


def _skill_badges(skills: dict[str, Any], rate: Mapping[str, float]) -> Iterator[Badge]:
    for position, skill in enumerate(skills.values()):
        for step in STEPS:
            entries = skill[step]["of"]
            for entry, share in zip(entries, _shares(entries), strict=True):
                yield _badge(
                    entry,
                    step=step,
                    rate=rate[step] * share,
                    skill=position,
                    major="",
                    department=skill["department"],
                    assessed=step == "proficiency",
                    rubric=tuple(skill["rubric"]),
                )


def _own_badges(majors: dict[str, Any], rate: float) -> Iterator[Badge]:
    for major, content in majors.items():
        entries = content.get("badges", [])
        for entry, share in zip(entries, _shares(entries), strict=True):
            yield _badge(
                entry,
                step="own",
                rate=rate * share,
                skill=-1,
                major=major,
                department=content["department"],
                assessed=bool(entry.get("proficiency")),
                rubric=("Knowledge of the field", "Method", "Presentation"),
            )


def _skill(skill_id: str, content: Mapping[str, Any]) -> Skill:
    needs = {step: int(content[step]["needs"]) for step in STEPS}
    rubric = tuple(content["rubric"])
    return Skill(skill_id, content["name"], content["department"], rubric, needs)


def _major(name: str, content: Mapping[str, Any]) -> Major:
    return Major(
        name,
        content["college"],
        content["level"],
        float(content["share"]),
        content.get("pathway", ""),
        content.get("department", content["college"]),
    )


@cache
def read_plan(home: Path = HOME) -> Plan:
    """Read the description of the programme from the folder ``home``."""
    rates, names = _read(home, "process.yaml"), _read(home, "names.yaml")
    skills, majors = _read(home, "skills.yaml"), _read(home, "majors.yaml")
    rate = rates["badges"]["rate"]
    own = tuple(_own_badges(majors, rate["own"]))
    return Plan(
        rates=rates,
        names=names,
        terms=tuple(read_term(row) for row in rates["terms"]),
        coming=tuple(read_term(row) for row in rates["coming"]),
        skills=tuple(_skill(*item) for item in skills.items()),
        majors=tuple(_major(*item) for item in majors.items()),
        badges=(*_skill_badges(skills, rate), *own),
    )
