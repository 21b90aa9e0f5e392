"""Of several status lists of one issuer, which one takes back what another said."""

import pytest

from analytics.sources.credentials import status_lists
from tests.sources.credentials.badges import (
    PRIVATE_PEM,
    STATUS_LIST,
    ob3,
    signed,
    status_entry,
    status_list,
)
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import OWN, THIEF_DID, proven
from tests.sources.credentials.test_status_lists import (
    BADGE,
    KNOWN,
    by_thief,
    revoking,
)

ENDING = {"validUntil": "2026-12-01T00:00:00Z"}


@pytest.mark.parametrize("is_first", [True, False])
def test_an_older_list_lifts_nothing_of_a_newer_that_has_ended(
    shelf: Shelf, is_first: bool
):
    """What was proved stays so; of what wasn't set nothing is known any more."""
    older = signed(revoking(day="2026-03-02"))
    newer = signed(revoking(5, day="2026-11-01", **ENDING))
    other = signed(ob3(2, credentialStatus=status_entry("revocation", 6)))
    shelf.take(BADGE, other, *([older] if is_first else []), newer)
    assert shelf.ask(KNOWN) == [(True, None), (None, None)]
    shelf.take(older, days=30)
    assert shelf.ask(KNOWN) == [(True, None), (None, status_lists.ENDED)]
    shelf.take(signed(revoking(day="2026-12-20")), days=30)
    assert shelf.ask(KNOWN) == [(None, None), (None, None)]


def test_a_list_that_came_after_its_end_lifts_nothing(shelf: Shelf):
    """Whether what it would lift was said by one in force, or by one that ended."""
    late = signed(revoking(day="2026-11-02", **ENDING))
    for number, ends in enumerate(({}, ENDING)):
        each = Shelf(shelf.root / str(number), is_plain=True)
        each.take(BADGE, signed(revoking(5, day="2026-11-01", **ends)))
        each.take(late, days=30)
        each.take(late, days=31)
        assert each.ask(KNOWN) == [(True, None)]


def test_another_issuers_list_about_something_else_hides_no_word_of_its_own(
    shelf: Shelf,
):
    revokes = by_thief(revoking(5, issuer=THIEF_DID))
    suspends = status_list(issuer=THIEF_DID, day="2026-11-01")
    shelf.take(BADGE, revokes, by_thief(suspends))
    assert shelf.ask(KNOWN) == [(True, None)]


@pytest.mark.parametrize("order", ["set word lifted", "word set lifted"])
def test_a_strangers_word_doesnt_hold_what_a_list_lifts(shelf: Shelf, order: str):
    """Nobody signed it, of a badge that its issuer signed."""
    host = "https://stones.example"
    made = {"id": f"{host}/1", "issuer": {"id": host, "type": ["Profile"]}}
    own = ob3(credentialStatus=status_entry("revocation"), **made)
    ob2 = {"@context": "https://w3id.org/openbadges/v2"}
    profile = {"type": "Issuer", "id": host, "publicKey": {"id": f"{host}#key"}}
    profile["publicKey"] |= {"owner": host, "publicKeyMultibase": OWN}
    by_host = [
        proven(one, f"{host}#key", PRIVATE_PEM)
        for one in (
            own,
            revoking(5, issuer=host),
            revoking(issuer=host, day="2026-11-01"),
        )
    ]
    word = ob2 | {"type": "Assertion", "id": f"{host}/1", "revoked": True}
    steps = {"set": by_host[1], "word": word, "lifted": by_host[2]}
    shelf.take(ob2 | profile, by_host[0])
    for step in order.split():
        shelf.take(steps[step])
    assert shelf.ask(KNOWN) == [(None, None)]


def test_it_is_said_which_list_revokes_now(shelf: Shelf):
    """The first one lifts its word in the load in which the second one revokes."""
    names = [f"{STATUS_LIST}-first", f"{STATUS_LIST}-second"]
    entries = [status_entry("revocation", 5, name) for name in names]
    shelf.take(signed(ob3(credentialStatus=entries)), signed(revoking(5, id=names[0])))
    lifting = signed(revoking(id=names[0], day="2026-11-01"))
    shelf.take(lifting, signed(revoking(5, id=names[1])))
    assert shelf.ask("select revoked_by from record.credentials") == [(names[1],)]


@pytest.mark.parametrize("lifted", [0, 1])
def test_of_two_lists_each_lifts_only_its_own_word(shelf: Shelf, lifted: int):
    """The other one has ended since: what it said stays."""
    names = [f"{STATUS_LIST}-first", f"{STATUS_LIST}-second"]
    entries = [status_entry("revocation", 5, name) for name in names]
    first = [
        signed(revoking(5, id=name, **({} if number == lifted else ENDING)))
        for number, name in enumerate(names)
    ]
    shelf.take(signed(ob3(credentialStatus=entries)), *first)
    lifting = revoking(6, id=names[lifted], day="2026-11-01")
    shelf.take(signed(lifting), days=30)
    assert shelf.ask(KNOWN) == [(True, None)]
    newer = revoking(6, id=names[1 - lifted], day="2026-11-02")
    shelf.take(signed(newer), days=31)
    assert shelf.ask(KNOWN) == [(None, None)]
