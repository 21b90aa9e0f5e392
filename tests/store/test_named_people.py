"""Rows of a file that name their learner by e-mail: joined as credentials are."""

import itertools
from pathlib import Path

from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds

EXPORT = """Mail,Badge,Day
ANA@example.edu,debate,2026-01-05
old@example.edu,debate,2025-03-01
old@example.edu,logic,2026-03-01
nobody@example.edu,debate,2026-01-09
two@example.edu,debate,2026-01-09
"""
MAPPING = """awards:
  file: export.csv
  source: elsewhere
  learner: email
  columns: {learner_id: Mail, achievement_id: Badge, earned_on: Day}
"""
ROSTER = {
    "learners": """
        learner_id | email
        S1 | ana@Example.edu
        S2 |
        S3 | two@example.edu
        S4 | two@example.edu""",
    "identities": """
        learner_id | kind | value | valid_from | valid_to
        S1 | email | old@example.edu | | 2025-12-31
        S2 | email | old@example.edu | 2026-01-01 |""",
}
WHOSE = """select learner.learner_id, award.earned_on::varchar from award
    join learner using (learner) where award.source = 'elsewhere'
    and learner.learner_id like 'S%' order by all"""


def _export(worlds: Worlds) -> Path:
    folder = worlds.root / "theirs"
    folder.mkdir()
    (folder / "export.csv").write_text(EXPORT, encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return folder


def test_the_roster_may_come_before_or_after(worlds: Worlds):
    sources = [_export(worlds), worlds.folder(ROSTER)]
    for number, order in enumerate(itertools.permutations(sources)):
        store = worlds.root / f"store{number}"
        for source in order:
            load(store, [source], now=NOW)
        with open_state(store).cursor() as cursor:
            found = cursor.execute(WHOSE).fetchall()
            others = cursor.execute("select count(*) from award").fetchone()
        assert found == [
            ("S1", "2025-03-01"),
            ("S1", "2026-01-05"),
            ("S2", "2026-03-01"),
        ]
        assert others == (5,)  # one address is nobody's and one is two people's
        assert not load(store, sources, now=NOW).published
