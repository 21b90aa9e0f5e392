"""Why something that seems to be there doesn't count: drawn worlds, told by hand."""

from datetime import date

from analytics.questions.caseload.counts import caseload
from analytics.scope import Scope, Viewer
from analytics.store.load import load
from analytics.store.renew import confirm
from analytics.store.state import State, open_state
from tests.conftest import NOW, Worlds

VERSIONS = """
pathway: law
version: "1"
effective_to: 2025-12-31
of: [brief, moot, old]
---
pathway: law
version: "2"
effective_from: 2026-01-01
of: [brief, moot, new]
"""

# Both hold the brief and the old badge. ana began in 2025, by version 1: one to go. ben
# began in 2026, by version 2: two to go, and the old badge counts for nothing. His moot
# expired, which takes nothing away from cyd, who is complete.
AWARDS = """
learner_id | achievement_id | earned_on  | expires_on
ana        | brief          | 2025-10-01 |
ana        | old            | 2025-10-02 |
ben        | brief          | 2026-02-01 |
ben        | old            | 2026-02-02 |
cyd        | brief          | 2026-02-01 |
cyd        | moot           | 2026-02-01 | 2026-02-20
cyd        | new            | 2026-03-01 |
"""

MAPPING = """awards:
  file: export.csv
  source: elsewhere
  learner: email
  columns: {learner_id: Mail, achievement_id: Badge, earned_on: Day}
"""


def notes(state: State, scope: Scope = Scope()) -> dict[str, str]:
    return {row.learner: row.note for row in caseload(state, scope).rows}


def test_a_badge_of_another_version_is_told(worlds: Worlds):
    state = worlds.state({"awards": AWARDS}, VERSIONS)
    left = [(r.learner, r.fewest_left) for r in caseload(state, Scope()).rows]
    assert left == [("ana", 1), ("ben", 2)]
    assert notes(state) == {
        "ana": "",
        "ben": "old is held, but doesn't count: only version 1 of the pathway lists "
        "it.",
    }


def test_a_badge_of_somebody_who_may_be_them_is_told_until_it_is_said(worlds: Worlds):
    worlds.load(
        {
            "learners": "learner_id | name | email\nben | Ben Example | ben@x.example",
            "awards": AWARDS,
        },
        VERSIONS,
    )
    folder = worlds.root / "theirs"
    folder.mkdir()
    (folder / "export.csv").write_text(
        "Mail,Badge,Day\nben@y.example,moot,2026-03-02\n", encoding="utf-8"
    )
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    load(worlds.store, [folder], now=NOW)
    state = open_state(worlds.store)
    told = "moot was awarded to somebody who may be them, and doesn't count until it"
    assert told in notes(state)["ben"]
    assert told not in notes(state)["ana"]
    assert told not in notes(state, Scope(Viewer("learner", "ben")))["ben"]
    with state.cursor() as cursor:
        ((recipient,),) = cursor.execute(
            "select distinct recipient_id from proposal"
        ).fetchall()
    confirm(worlds.store, recipient, "ben", by="test")
    rows = {r.learner: r for r in caseload(open_state(worlds.store), Scope()).rows}
    assert rows["ben"].fewest_left == 1 and told not in rows["ben"].note


def test_work_that_somebody_has_scored_waits_no_more(worlds: Worlds):
    drawn = """
    learner_id | achievement_id | submitted_on | assessed_on | outcome | assessor
    ana        | moot           | 2026-02-10   |             | waiting | first
    ana        | moot           | 2026-02-10   | 2026-02-20  | not-met | second
    ben        | moot           | 2026-02-10   | 2026-02-20  | not-met | second
    ben        | moot           | 2026-02-25   |             | waiting | first
    """
    state = worlds.state({"awards": AWARDS, "assessments": drawn}, VERSIONS)
    late = notes(state)
    assert late["ana"] == (
        "moot doesn't count: it was assessed as not met on 20 February 2026."
    )
    assert "Work for moot was submitted on 25 February 2026" in late["ben"]
    early = notes(state, Scope(as_of=date(2026, 2, 15)))
    assert "Work for moot was submitted on 10 February 2026" in early["ana"]
    assert "not met" not in early["ana"]
