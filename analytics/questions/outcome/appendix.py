"""What a researcher needs to do a comparison again: a zip, no row about a person.

The same state, scope and question give the same bytes.
"""

import io
import json
import platform
import shlex
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from analytics.asking.ask import ask
from analytics.asking.catalogue import CATALOGUE
from analytics.export import write_csv
from analytics.questions.outcome.cells import without_few
from analytics.questions.outcome.counts import Found, OutcomeAnswer, find, told
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.scope import Scope
from analytics.store.state import PATIENT_SECONDS, State

LIBRARIES = ("duckdb", "numpy", "pandas", "scipy", "statsmodels")
COUNTS = ("at_risk", "gone")
FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can tell: no clock is read

FILES = {
    "comparisons": "every comparison: both sides, the difference, its interval, p, the "
    "verdict",
    "effects": "the effect sizes of each comparison",
    "balance": "how alike both sides were, measure by measure, before and after",
    "overlap": "who had a counterpart on the other side, and who was trimmed",
    "gaps": "groups against each other",
    "interaction": "whether the difference differs between groups",
    "left_out": "who is compared with nobody, and why",
    "windows": "each cohort's landmark, and the end of its outcome",
    "cells": "learners and successes by side and class of each thing that is known, "
    "numbers in fifths",
    "strata": "learners, successes and balancing weights by side and fifth of the "
    "chance of being exposed",
    "model": "the model on person-terms",
    "curves": "the curves of those exposed by then and those not yet",
    "person_terms": "person-terms and departures by term since entry, side and what "
    "was known at entry",
}

README = """\
# Outcomes: appendix

State {state}{name}, as of {day}. The method, with its sources, is in Cairn's
docs/outcomes.md; question.json holds the question, the definitions and the versions.

To make this again, on that state:

    cairn show outcome --state {state} --as-of {day} {options} --appendix FILE

{files}

Shares and differences are fractions. An empty cell of a table is a number that can't be
given: the verdict says why. No row is about a person. In cells.csv and
person_terms.csv, cells of fewer than ten are added up ("small cells"), and left out
where that is still fewer than ten; so are strata.

To redo by hand what was adjusted: the comparison's rate in comparisons.csv is near
sum(weight_succeeded) / sum(weight) of strata.csv (the regression moves it a little),
and near the shares of each stratum weighed by its exposed.
"""


def appendix(state: State, scope: Scope, question: OutcomeQuestion) -> bytes:
    """Return the zip. Raises UnknownError as the question itself does.

    Who may not see small groups gets the rows that the screen shows, and no cells.
    """
    return with_appendix(state, scope, question)[1]


def with_appendix(
    state: State, scope: Scope, question: OutcomeQuestion
) -> tuple[OutcomeAnswer, bytes]:
    """Return the answer, and the zip of it."""
    with ask(state, scope, seconds=PATIENT_SECONDS) as asked:
        found = find(asked, question, with_cells=True)
        answer = told(asked, question, found)
    tables = _tables(answer, found)
    said = json.dumps(_question(state, answer, question), indent=1, default=str)
    files = {
        "README.md": _readme(answer, question, tables),
        "question.json": f"{said}\n",
        **{f"{name}.csv": write_csv(rows) for name, rows in tables.items()},
    }
    return answer, _zipped(files)


Tables = dict[str, Sequence[Mapping[str, Any]]]


def _tables(answer: OutcomeAnswer, found: Found) -> Tables:
    plain = {"comparisons": answer.rows, **answer.tables()}
    tables: Tables = {
        name: [asdict(row) for row in plain[name]] for name in FILES if plain.get(name)
    }
    if answer.scope.viewer.rights.small_groups:
        place = ("group", "exposure", "term", "exposed")
        terms = without_few(found.followed.cells, place, ("at_risk", "gone"))
        tables["cells"] = found.adjusted.cells or []
        tables["strata"] = found.adjusted.strata
        tables["person_terms"] = _even(terms)
    return {name: tables[name] for name in FILES if tables.get(name)}


def _even(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give all rows the same columns: groups differ in what is known of them."""
    names = dict.fromkeys(name for row in rows for name in row if name not in COUNTS)
    return [{name: row.get(name) for name in (*names, *COUNTS)} for row in rows]


def _question(
    state: State, answer: OutcomeAnswer, question: OutcomeQuestion
) -> dict[str, Any]:
    return {
        "question": asdict(question),
        "scope": answer.scope.as_dict(),
        "as_of": answer.as_of.isoformat(),
        "state": answer.state,
        "state_name": answer.state_name,
        "state_sha256": state.entry.sha256,
        "definition": answer.definition,
        "rules": CATALOGUE["outcome"].rules,
        "notes": list(answer.notes),
        "versions": {
            "cairn": version("cairn"),
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
    }


def _readme(answer: OutcomeAnswer, question: OutcomeQuestion, tables: Tables) -> str:
    listed = "\n".join(f"- {name}.csv: {FILES[name]}" for name in tables)
    return README.format(
        state=answer.state,
        name=f" ({answer.state_name})" if answer.state_name else "",
        day=answer.as_of.isoformat(),
        options=options(question, answer.scope),
        files=listed,
    )


def options(question: OutcomeQuestion, scope: Scope) -> str:
    """Write a question and its scope as the command line takes them."""
    said: list[tuple[str, object]] = [
        ("--exposure", question.exposure),
        *(("--by-term", number) for number in question.by_term),
        *(("--outcome", one.outcome) for one in question.each),
        ("--from", question.start),
        ("--completers", question.completers),
        ("--scope", question.institution),
        ("--cohort", question.cohort),
        ("--least", question.least),
        ("--exposed-from", question.exposed_from),
        ("--earned-is", question.earned_is),
        *([("--cluster", question.cluster)] if question.cluster else []),
        *(("--normal", f"{k}={v:g}") for k, v in sorted(question.normal.items())),
        *(("--at-entry", name) for name in question.at_entry),
        *(("--adjust", name) for name in question.adjust),
        *(("--where", f"{name}={value}") for name, value in scope.where),
        *([("--by", scope.by)] if scope.by else []),
        ("--as", scope.viewer),
    ]
    words = [part for name, value in said for part in (name, str(value))]
    return shlex.join([*words, *(["--verified"] if scope.verified else [])])


def _zipped(files: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            member = zipfile.ZipInfo(f"appendix/{name}", FIRST)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text)
    return held.getvalue()
