"""A proposal for all files at once, with the questions that only people can answer.

The command line and the screen ask here: `propose_files` looks at files, `Intake.text`
writes the mapping, with answers where there are some.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from analytics.sources.limits import LIMITS, Limits
from analytics.sources.proposals.draft import Draft, lacking, mapping_entries
from analytics.sources.proposals.peek import Peek, peeks
from analytics.sources.proposals.questions import Question
from analytics.sources.proposals.remarks import remarks_of
from analytics.sources.proposals.several import Tables, tables_of
from analytics.sources.proposals.terms import terms_draft
from analytics.sources.proposals.to_ask import questions_of

Answers = Mapping[tuple[str, ...], str]


@dataclass(frozen=True)
class Intake:
    """What files are, all of them: a draft for each table, and what is to be asked.

    ``remarks`` say what was found and decided, file by file.
    """

    seen: tuple[Peek, ...]
    drafts: tuple[Draft, ...]
    questions: tuple[Question, ...]
    remarks: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """What has to be said before anything can be loaded, by file and table."""
        return tuple(
            f"{draft.file}, {draft.table}: {rule}"
            for draft in self.drafts
            for rule in lacking(draft)
        )

    def text(self, answers: Answers | None = None) -> str:
        """Write mapping.yaml, with answers by the place of their question."""
        shapes = {one.name: one.shape for one in self.seen if one.shape.encoding}
        document = mapping_entries(self.drafts, shapes)
        for place, answer in (answers or {}).items():
            _put(document, place, answer)
        return yaml.safe_dump(
            document, allow_unicode=True, sort_keys=False, width=10_000
        )


def propose_files(
    paths: Sequence[Path], table: str | None = None, limits: Limits = LIMITS
) -> Intake:
    """Propose what files are, together: a roster names who is in an export of badges.

    RefusedError where one of them can't be read at all.
    """
    seen = tuple(one for path in paths for one in peeks(path, limits))
    return propose_seen(seen, table)


def propose_seen(seen: Sequence[Peek], table: str | None = None) -> Intake:
    """Propose what files are that were looked at already."""
    found = tuple(tables_of(one, table) for one in seen)
    drafts = _apart([draft for tables in found for draft in tables.drafts])
    drafts += () if table else _terms(found, drafts)
    questions = tuple(q for tables in found for q in questions_of(tables, drafts))
    remarks = tuple(r for tables in found for r in remarks_of(tables, drafts))
    return Intake(tuple(seen), drafts, questions, remarks)


def _apart(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Let a roster alone say who learners are: a badge's file has but their names."""
    has_roster = any(_is_roster(draft) for draft in drafts)
    return tuple(
        draft
        for draft in drafts
        if draft.table != "learners"
        or draft.learner
        or _is_roster(draft)
        or not has_roster
    )


def _is_roster(draft: Draft) -> bool:
    named = set(draft.columns) - {"learner_id", "name"}
    is_more = bool(named or draft.attributes)
    return draft.table == "learners" and not draft.learner and is_more


def _terms(found: Sequence[Tables], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return terms drawn from enrolments, where no file describes them."""
    if any(draft.table == "terms" for draft in drafts):
        return ()
    by_file = {(tables.seen.name, tables.seen.sheet): tables.seen for tables in found}
    known: set[str] = set()
    made = []
    for draft in drafts:
        if draft.table != "enrollments" or "term_id" not in draft.columns:
            continue
        column = draft.columns["term_id"]
        codes = set(by_file[draft.file, draft.sheet].facts[column].words) - known
        if codes:
            known |= codes
            terms = terms_draft(draft.file, draft.sheet, column, codes)
            made.append(replace(terms, skip=draft.skip))
    return tuple(made)


def _put(document: dict[str, Any], place: Sequence[str], answer: str) -> None:
    """Put an answer at its place: a table's name is followed by its file and sheet."""
    top, *keys = place
    value = document.setdefault(top, {})
    if top not in ("files", "time_zone", "dates", "own_institution"):
        file, sheet, *keys = keys
        listed = value if isinstance(value, list) else [value]
        value = next(
            section
            for section in listed
            if section["file"] == file and section.get("sheet", "") == sheet
        )
    for key in keys[:-1]:
        value = value.setdefault(key, {})
    value[keys[-1]] = answer
