"""The campus time zone: which day an instant is on, from load to load."""

from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds

HEAD = "award_id|learner_id|achievement_id|earned_on\n"
INSTANTS = """
1 | ana | debate | 2026-03-01T05:59:59Z
2 | ana | debate | 2026-03-01T06:00:00Z
3 | ana | debate | 2026-03-01T23:59:59
4 | ana | debate | 2026-03-01T10:00+05:30
5 | ana | debate | 2026-03-08T02:30:00
6 | ana | debate | 2025-11-02T01:30:00
7 | ana | debate | 2026-03-01
"""
# In Chicago: UTC-6, from 8 March 2026 on UTC-5. 02:30 doesn't exist on that day.
DAYS = {
    "1": "2026-02-28",
    "2": "2026-03-01",
    "3": "2026-03-01",
    "4": "2026-02-28",
    "5": "2026-03-08",
    "6": "2025-11-02",
    "7": "2026-03-01",
}
CHICAGO = "time_zone: America/Chicago\n"


def days(worlds: Worlds) -> dict[str, str]:
    with open_state(worlds.store).cursor() as cursor:
        told = "select award_id, earned_on::varchar from record.awards"
        return dict(cursor.execute(told).fetchall())


def put(worlds: Worlds, rows: str, mapping: str = "") -> int:
    folder = worlds.folder({"awards": HEAD + rows})
    if mapping:
        (folder / "mapping.yaml").write_text(mapping)
    return load(worlds.store, [folder], now=NOW).tables["awards"].changed


def test_an_instant_is_on_its_campus_day(worlds: Worlds):
    put(worlds, INSTANTS, CHICAGO)
    assert days(worlds) == DAYS


def test_the_campus_stays_where_it_is_until_another_mapping_moves_it(worlds: Worlds):
    put(worlds, INSTANTS, CHICAGO)
    assert put(worlds, INSTANTS) == 0
    assert days(worlds) == DAYS
    assert put(worlds, INSTANTS, "time_zone: UTC\n") == 5  # not the 2nd, nor the day
    assert days(worlds)["1"] == "2026-03-01"
    assert put(worlds, INSTANTS) == 0


def test_without_a_mapping_the_campus_is_in_utc(worlds: Worlds):
    put(worlds, INSTANTS)
    assert days(worlds)["1"] == "2026-03-01"
