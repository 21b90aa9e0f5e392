"""Every status of a credential is asked, not only the first."""

from typing import Any

import duckdb
import pytest

from analytics.sources.credentials import status_lists
from analytics.store.badge_tables import known_tables
from tests.sources.credentials.badges import ob3, signed, status_entry
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_status_lists import KNOWN, revoking

ABSENT_LIST = "https://stones.example/status/of-2027"
IDS = {"type": "1EdTechRevocationList", "id": "https://stones.example/revoked"}
UNREAD = {"id": "https://stones.example/status/1", "type": "AnotherKindOfStatus"}
SEVERAL: dict[str, tuple[list[Any], Any, Any]] = {
    "the second is set": ([4, 5], True, None),
    "the first is set": ([5, 4], True, None),
    "it is set, of a list of one bit a place": (
        [status_entry("revocation", 5) | {"statusSize": "1"}],
        True,
        None,
    ),
    "neither is set": ([4, 6], None, None),
    "the third is set": ([4, 6, 5], True, None),
    "one is set, the other's list isn't there": ([ABSENT_LIST, 5], True, None),
    "one isn't set, the other's list isn't there": (
        [4, ABSENT_LIST],
        None,
        status_lists.ABSENT,
    ),
    "one is set, the other lists ids": ([IDS, 5], True, None),
    "one isn't set, the other lists ids": ([4, IDS], None, status_lists.ABSENT),
    "one is set, the other isn't read": ([UNREAD, 5], True, None),
    "one isn't set, the other isn't read": ([4, UNREAD], None, status_lists.ABSENT),
    "one isn't set, the other is an address": (
        [4, "https://stones.example/status/1"],
        None,
        status_lists.ABSENT,
    ),
    "one isn't set, the other has no such place": (
        [4, 128],
        None,
        status_lists.TOO_SHORT,
    ),
    "one isn't set, the other is about refreshing": (
        [4, status_entry("refresh")],
        None,
        None,
    ),
}


def entry(said: Any) -> Any:
    """A status: of this place in the list, in a list that isn't there, or as it is."""
    if isinstance(said, int):
        return status_entry("revocation", said)
    return status_entry("revocation", 4, said) if said == ABSENT_LIST else said


def test_every_status_of_a_credential_is_asked(shelf: Shelf):
    """Any that is set counts; where none is, any that nobody can look up is a doubt."""
    given = [
        signed(ob3(n, credentialStatus=[entry(one) for one in said]))
        for n, (said, _, _) in enumerate(SEVERAL.values())
    ]
    shelf.take(*given, signed(revoking(5)))
    found = dict(zip(SEVERAL, shelf.ask(KNOWN), strict=True))
    assert found == {name: tuple(told) for name, (_, *told) in SEVERAL.items()}


@pytest.mark.parametrize("name", ["revoked%2Dlist", "revoked-list ", "revoked-list"])
def test_a_list_of_ids_is_found_however_its_address_is_written(shelf: Shelf, name: str):
    named = {"type": "1EdTechRevocationList", "id": f"https://stones.example/{name}"}
    listed = {"id": "https://stones.example/revoked-list", "issuer": None}
    shelf.take(signed(ob3(credentialStatus=named)))
    assert shelf.ask(KNOWN) == [(None, status_lists.ABSENT)]
    shelf.take(listed | {"revokedCredential": [{"id": ob3()["id"]}]})
    assert shelf.ask(KNOWN) == [(True, None)]


def test_a_second_status_is_asked_again_by_each_load(shelf: Shelf):
    two = [entry(4), entry(5)]
    shelf.take(signed(ob3(credentialStatus=two)), signed(revoking(6)))
    shelf.take(signed(revoking(5, day="2026-04-01")))
    assert shelf.ask(KNOWN) == [(True, None)]
    shelf.take(signed(revoking(6, day="2026-05-01")))
    assert shelf.ask(KNOWN) == [(None, None)]


def test_a_state_that_kept_one_status_keeps_it():
    """Of each purpose one, in columns of their own: as states were made before."""
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as before")
        con.execute("create schema before.record")
        con.execute(
            """create table before.record.credentials as select 's' as source,
            'a' as award_id, 'of-2026' as status_list, 5 as status_index,
            null::varchar as suspension_list, null::bigint as suspension_index"""
        )
        for name in ("awards", "achievements"):
            con.execute(f"create table before.record.{name} (achievement_id text)")
        known_tables(con, has_before=True)
        found = con.execute("select source, statuses from known_credentials").fetchall()
    kept = {"purpose": "revocation", "named": "of-2026", "place": 5}
    assert found == [("s", [kept])]
