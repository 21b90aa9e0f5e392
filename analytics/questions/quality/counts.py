"""What in the data deserves a look?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analytics.asking.answer import Answer, answer
from analytics.asking.ask import Asked, ask, groups
from analytics.asking.loaded import RECORDS, loaded
from analytics.questions.quality.findings.finding import Finding
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.questions.quality.trees import (
    closed_steps,
    stuck_learners,
    write_milestones,
)
from analytics.scope import Scope, UnknownError
from analytics.store.state import State


@dataclass(frozen=True)
class FindingRow:
    """One finding. ``count`` is None where it can't be checked or isn't shown.

    ``counted`` says what the count counts, ``where`` how to get the list behind it.
    """

    group: str
    finding: str
    title: str
    count: int | None
    counted: str
    where: str
    to_do: str


@dataclass(frozen=True)
class Case:
    """One thing that a finding counts: ids, a day, and what is the matter.

    ``other`` is a second id (the other learner, the recipient, the share) or place.
    Fields that a finding has nothing for are None. There are no names in it.
    """

    group: str
    learner: str | None = None
    other: str | None = None
    achievement: str | None = None
    pathway: str | None = None
    step: str | None = None
    source: str | None = None
    award: str | None = None
    day: date | None = None
    detail: str | None = None


def quality(state: State, scope: Scope) -> Answer[FindingRow]:
    """Answer with one row per finding (and group), zeros included.

    All awards are looked at, whatever the scope says of unverified ones.
    """
    scope = replace(scope, verified=False)
    rows: list[FindingRow] = []
    notes: dict[str, None] = {}
    for label in _labels(state, scope):
        with _looking(state, scope, label) as asked:
            for finding in _shown(scope, label):
                count, note = _count(asked, finding)
                rows.append(_row(label, finding, count))
                notes |= dict.fromkeys([note] if note else [])
    with ask(state, scope) as asked:
        return answer(Answer, "quality", asked, rows, [*notes, *_limits(scope)])


def cases(state: State, scope: Scope, key: str) -> Answer[Case]:
    """Answer with the list behind one finding's count, a row a case.

    Raises UnknownError for a finding that isn't known, or that the viewer may not see
    the list of.
    """
    scope, finding = replace(scope, verified=False), FINDINGS.get(key)
    if finding is None:
        raise UnknownError(f"unknown finding {key[:40]!r}: cairn show quality")
    if not _may_see(scope, finding):
        raise UnknownError("this list is for those who look after the records")
    found: list[Case] = []
    notes = [f"{finding.title}. {finding.rule} {finding.advice}"]
    for label in _labels(state, scope):
        if finding in _shown(scope, label):
            with _looking(state, scope, label) as asked:
                lacking = _lacking(asked, finding)
                found += [] if lacking else _cases(asked, finding, label)
                notes += [lacking] if lacking and lacking not in notes else []
    with ask(state, scope) as asked:
        return answer(Answer, "quality", asked, found, notes)


def _labels(state: State, scope: Scope) -> list[str]:
    """The split's groups; findings that are of no learner come first, without one."""
    labels = groups(state, scope)
    return labels if labels == [""] else ["", *labels]


def _shown(scope: Scope, label: str) -> list[Finding]:
    """What is asked of a group: all at once where nothing splits."""
    if scope.by is None:
        return list(FINDINGS.values())
    return [f for f in FINDINGS.values() if (f.about == "learners") == bool(label)]


def _may_see(scope: Scope, finding: Finding) -> bool:
    rights = scope.viewer.rights
    return rights.records if finding.about == "records" else rights.findings


@contextmanager
def _looking(state: State, scope: Scope, label: str) -> Iterator[Asked]:
    """Open a question with the tables that several findings share."""
    with ask(state, scope, label) as asked:
        write_milestones(asked)
        asked.define("tied", pathway_id=None)
        yield asked


def _count(asked: Asked, finding: Finding) -> tuple[int | None, str | None]:
    """Count a finding; None and a note where it can't be checked, or isn't shown."""
    if not _may_see(asked.scope, finding):
        return None, None
    lacking = _lacking(asked, finding)
    if lacking:
        return None, lacking
    if finding.query is None:
        return len(_of_trees(asked, finding)), None
    _keep(asked, finding)
    return asked.relations.count("found"), None


def _cases(asked: Asked, finding: Finding, label: str) -> list[Case]:
    if finding.query is None:
        return [Case(label, **row) for row in _of_trees(asked, finding)]
    _keep(asked, finding)
    found = asked.cursor.execute("from found order by all")
    names = [column[0] for column in found.description or ()]
    return [
        Case(label, **dict(zip(names, row, strict=True))) for row in found.fetchall()
    ]


def _of_trees(asked: Asked, finding: Finding) -> list[dict[str, Any]]:
    if finding.key == "learner-stuck":
        return stuck_learners(asked)
    return closed_steps(asked, roots=finding.key == "pathway-closed")


def _keep(asked: Asked, finding: Finding) -> None:
    """Make ``found``: the rows of the finding's query."""
    assert finding.query is not None
    asked.relations.settle("found", finding.query, **dict(finding.values))


def _lacking(asked: Asked, finding: Finding) -> str | None:
    """Say what can't be checked because nothing was loaded that would tell."""
    if finding.needs is None or finding.needs in loaded(asked):
        return None
    return f"Not checked: {RECORDS[finding.needs]}."


def _row(label: str, finding: Finding, count: int | None) -> FindingRow:
    where = f"cairn show quality --finding {finding.key}"
    return FindingRow(
        label,
        finding.key,
        finding.title,
        count,
        finding.counted,
        where,
        finding.advice,
    )


def _limits(scope: Scope) -> list[str]:
    """Say what this viewer doesn't see, and what no filter narrows."""
    if not scope.viewer.rights.findings:
        return ["Held back: the findings are for those who look after the records."]
    told = []
    if not scope.viewer.rights.records:
        told.append("Held back: what only the keeper of the records can mend.")
    if scope.where or scope.by:
        told.append("Badges, pathways and rows set aside are the whole programme's.")
    return told
