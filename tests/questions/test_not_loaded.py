"""Every metric is asked of stores that lack records: none makes a number of nothing.

One small world has every table. Each table, and each column that may be empty, is
taken away in turn; then figures that were something and are nothing but zeros now are
numbers made of nothing, whatever the definitions say of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

import pytest

from analytics.asking.answer import Answer
from analytics.asking.catalogue import CATALOGUE
from analytics.asking.loaded import ABOUT
from analytics.questions.attainment.counts import AttainmentQuestion, attainment
from analytics.questions.bottlenecks.counts import BottleneckQuestion, bottlenecks
from analytics.questions.caseload.counts import caseload
from analytics.questions.near_completion.counts import NearQuestion, near_completion
from analytics.questions.overview.counts import overview
from analytics.questions.quality.counts import quality
from analytics.questions.sharing.counts import sharing
from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.questions.sharing.pathways import sharing_pathways
from analytics.questions.sharing.who_looks import sharing_views
from analytics.scope import Scope
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.bottlenecks import test_counts as held_up

PATHWAY = held_up.PATHWAY.replace("of:\n", "milestone: whole\nof:\n", 1)
CLAIMED = """
award_id|learner_id|achievement_id|earned_on |issued_on |claimed_on|visibility
w1      |gus       |whole         |2025-09-01|2026-05-01|2026-05-02|public
w2      |gus       |micro         |2026-04-01|2026-04-01|2026-04-02|public
w3      |gus       |cred          |2026-04-01|2026-04-01|          |private
w4      |gus       |debate        |2026-01-20|2026-01-20|2026-01-21|public
w5      |gus       |logic         |2026-01-20|2026-01-20|2026-01-21|public
w6      |gus       |capstone      |2026-01-21|2026-01-22|2026-01-23|public
w7      |ana       |debate        |2026-01-20|2026-01-20|2026-01-21|public
w8      |ana       |logic         |2026-02-20|2026-02-20|2026-02-21|public
w9      |ana       |other         |2026-02-25|2026-02-25|2026-02-26|public
"""
WORLD = {
    "awards": CLAIMED,
    "terms": held_up.TERMS.replace("ends_on", "ends_on    | season")
    .replace("12-12\n", "12-12 | fall\n")
    .replace("05-08\n", "05-08 | spring\n")
    .replace("12-11\n", "12-11 | fall\n"),
    "enrollments": held_up.ENROLLMENTS,
    "activities": held_up.ACTIVITIES + "i1 | intern | s26 |\n",
    "assessments": held_up.ASSESSMENTS,
    "achievements": "achievement_id | name | kind\nmicro | M | MicroCredential\n"
    "cred | C | Credential",
    "shares": "share_id | award_id | network | shared_on\ns1 | w6 | X | 2026-01-25\n"
    "s2 | w1 | X | 2026-05-03\ns3 | w4 | X | 2026-01-22",
    "views": "share_id | viewed_on | source | count\ns1 | 2026-01-26 | Mail | 3",
    "programs": "learner_id | term_id | program | expected_graduation\n"
    "ana | s26 | Art | s26",
    "declared": "learner_id | pathway | declared_on\nana | thinking | 2026-01-15",
}
ASKED: dict[str, Callable[[State], Answer[Any]]] = {
    "overview": lambda state: overview(state, Scope()),
    "sharing": lambda state: sharing(state, Scope()),
    "sharing-time": lambda state: sharing_time(state, Scope()),
    "sharing-time, claimed": lambda state: sharing_time(
        state, Scope(), SharingTimeQuestion("claimed")
    ),
    "sharing-views": lambda state: sharing_views(state, Scope()),
    "sharing-pathways": lambda state: sharing_pathways(state, Scope()),
    "quality": lambda state: quality(state, Scope()),
    "bottlenecks": lambda state: bottlenecks(
        state, Scope(), BottleneckQuestion("thinking")
    ),
    "near-completion": lambda state: near_completion(
        state, Scope(), NearQuestion(to_go=2)
    ),
    "caseload": lambda state: caseload(state, Scope()),
    "attainment": lambda state: attainment(state, Scope(), AttainmentQuestion()),
}
TABLES = (
    "terms", "enrollments", "activities", "assessments", "achievements", "shares",
    "views", "programs", "declared",
)  # fmt: skip
COLUMNS = (
    "awards.issued_on", "awards.claimed_on", "awards.visibility", "achievements.kind",
    "activities.register_by", "programs.expected_graduation",
)  # fmt: skip
QUICK = ("shares", "activities", "awards.issued_on")
# Zero is right: gus completed in January by the days earned, so the share that came
# after the milestone was issued in May isn't within 90 days of that.
TRULY_ZERO: dict[str, set[str]] = {
    "awards.issued_on": {
        "rows  shared_after", "rows  rate_after", "rows  low_after",
    },
}  # fmt: skip


def figures(answer: Answer[Any]) -> dict[str, list[Any]]:
    """Every figure of an answer, by what its row is about."""
    found: dict[str, list[Any]] = {}
    for part, rows in {"rows": answer.rows, **answer.tables()}.items():
        for row in rows:
            about = [getattr(row, n, None) for n in (*ABOUT, "finding")]
            key = next((one for one in about if one), "")
            for field in fields(row):
                value = getattr(row, field.name)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    found.setdefault(f"{part} {key} {field.name}", []).append(value)
    return found


def without(name: str, world: dict[str, str] = WORLD) -> dict[str, str]:
    """Return a world without a table, or with a column of it empty."""
    table, _, column = name.partition(".")
    if not column:
        return {key: drawn for key, drawn in world.items() if key != table}
    lines = [
        [cell.strip() for cell in line.split("|")]
        for line in world[table].strip().splitlines()
    ]
    place = lines[0].index(column)
    emptied = [
        [("" if n == place and row is not lines[0] else c) for n, c in enumerate(row)]
        for row in lines
    ]
    return world | {table: "\n".join("|".join(row) for row in emptied)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer[Any]]:
    state = Worlds(tmp_path_factory.mktemp("whole")).state(WORLD, PATHWAY)
    return {name: ask(state) for name, ask in ASKED.items()}


def made_of_nothing(
    whole: dict[str, Answer[Any]], state: State, name: str
) -> Iterator[str]:
    """Name the figures that were something, and are nothing but zeros now."""
    for asked, ask in ASKED.items():
        now = figures(ask(state))
        for key, values in figures(whole[asked]).items():
            is_zero = any(values) and key in now and not any(now[key])
            if is_zero and key not in TRULY_ZERO.get(name, set()):
                yield f"{asked}: {key}"


def cases() -> list[Any]:
    return [
        pytest.param(name, marks=() if name in QUICK else pytest.mark.soak)
        for name in (*TABLES, *COLUMNS)
    ]


@pytest.mark.parametrize("name", cases())
def test_no_number_is_made_of_what_was_not_loaded(
    worlds: Worlds, whole: dict[str, Answer[Any]], name: str
):
    state = worlds.state(without(name), PATHWAY)
    assert list(made_of_nothing(whole, state, name)) == []


@pytest.mark.parametrize("name", cases())
def test_what_the_definitions_say_is_blank_is_blank(
    worlds: Worlds, whole: dict[str, Answer[Any]], name: str
):
    state = worlds.state(without(name), PATHWAY)
    for asked, ask in ASKED.items():
        answer = ask(state)
        gone = {one.name for one in answer.not_loaded}
        needs = CATALOGUE[answer.metric].needs
        blank = {figure for figure, names in needs.items() if gone & set(names)}
        for key in figures(answer):
            _, about, field = key.split(" ")
            assert about not in blank, f"{asked}: {key}"
            assert field not in blank, f"{asked}: {key}"
