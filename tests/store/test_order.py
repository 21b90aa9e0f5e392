"""The same records in any order or split make the same state."""

import random
from pathlib import Path

import pytest

from analytics.store.identity import fingerprint
from analytics.store.load import load
from analytics.store.state import open_state
from tests.conftest import NOW, write_table, write_world

FACTS = ("learner", "achievement", "award", "first_earned", "step_completed")

PATHWAY = """
pathway: ladder
of:
  - step: lower
    needs: 2
    of: [A0, A1, A2]
    milestone: M
  - step: upper
    needs: 1
    of: [A3, A4]
"""

HEADER = "award_id|learner_id|achievement_id|earned_on|revoked_on|level"


def rows(count: int) -> list[str]:
    chance = random.Random(7)

    def row(number: int) -> str:
        learner, badge = chance.randrange(40), chance.randrange(6)
        day = f"2026-0{chance.randrange(1, 5)}-{chance.randrange(1, 28):02}"
        revoked = "2026-06-01" if number % 17 == 0 else ""
        return f"{number}|L{learner}|A{badge}|{day}|{revoked}|{number % 3}"

    return [row(number) for number in range(count)]


def facts(store: Path) -> dict[str, list[str]]:
    """Return a fingerprint of every fact, from the published state."""
    with open_state(store).cursor() as cursor:
        return {name: fingerprint(cursor, "main", name) for name in FACTS}


def check_orders(root: Path, orders: int, again: int, parts: int) -> None:
    every = rows(400)
    whole = write_world(
        root / "whole", {"awards": "\n".join([HEADER, *every])}, PATHWAY
    )
    for _ in range(again):
        load(root / "store", [whole], now=NOW)
    expected, records = facts(root / "store"), open_state(root / "store").entry.records
    assert open_state(root / "store").number == 1
    for order in range(orders):
        random.Random(order).shuffle(every)
        store = root / f"store{order}"
        pieces = [root / f"pieces{order}" / str(part) for part in range(parts)]
        for part, piece in enumerate(pieces):
            write_table(piece, "awards", "\n".join([HEADER, *every[part::parts]]))
        pieces.insert(order % parts, whole / "pathways")
        for piece in pieces:
            load(store, [piece], now=NOW)
        assert facts(store) == expected
        assert open_state(store).entry.records == records


def test_any_order_and_split_make_the_same_facts(tmp_path: Path) -> None:
    check_orders(tmp_path, orders=2, again=5, parts=3)


@pytest.mark.soak
def test_twenty_orders_of_ten_parts_make_the_same_facts(tmp_path: Path) -> None:
    check_orders(tmp_path, orders=20, again=5, parts=10)
