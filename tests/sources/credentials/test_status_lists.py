"""A status list counts where it is its issuer's, in force, and the one named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics.questions.quality.counts import cases, quality
from analytics.scope import Scope
from analytics.sources.credentials import status_lists
from analytics.store.renew import trust
from analytics.store.state import open_state
from tests.sources.credentials.badges import (
    ISSUER,
    PRIVATE_PEM,
    ob3,
    signed,
    status_entry,
    status_list,
)
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import (
    COLLEGE,
    THIEF_DID,
    THIEF_PEM,
    badge,
    document,
    proven,
    token,
)

KNOWN = """select revoked, status_doubt from record.credentials
    join record.awards using (source, award_id) order by award_id"""
BADGE = signed(ob3(credentialStatus=status_entry("revocation")))
WRONG = status_lists._WRONG
Json = dict[str, Any]


def revoking(*places: int, **changes: Any) -> Json:
    return status_list(*places, **{"purpose": "revocation"} | changes)


def by_thief(made: Json) -> Json:
    return proven(made, THIEF_DID, THIEF_PEM)


def tampered(made: Json) -> Json:
    return signed(made) | {"credentialSubject": revoking(5)["credentialSubject"]}


def at(number: int) -> str:
    """The address of one case's list: each has one of its own."""
    return f"https://stones.example/status/of-2026-{number:02}"


def asked(makers: list[Callable[[str], Any]]) -> list[Any]:
    """For each case a badge at place 5 of its list, and that list."""
    given: list[Any] = []
    for number, make in enumerate(makers):
        entry = status_entry("revocation", address=at(number))
        given += [signed(ob3(number, credentialStatus=entry)), make(at(number))]
    return given


SET: dict[str, Callable[[str], Any]] = {
    "signed by the badge's issuer": lambda a: signed(revoking(5, id=a)),
    "ends a second from now": lambda a: signed(
        revoking(5, id=a, validUntil="2026-11-23T12:00:01Z")
    ),
    "begins within a day": lambda a: signed(
        revoking(5, id=a, validFrom="2026-11-24T11:59:00Z")
    ),
    "of both kinds": lambda a: signed(
        revoking(5, id=a, purpose=["suspension", "revocation"])
    ),
    "compact": lambda a: token(revoking(5, id=a), PRIVATE_PEM, kid=ISSUER),
    "another issuer's there": lambda a: by_thief(revoking(5, id=a, issuer=THIEF_DID)),
    "another issuer's with the last part": lambda a: by_thief(
        revoking(5, id=f"https://service.example/{a[-10:]}", issuer=THIEF_DID)
    ),
}
UNKNOWN: dict[str, tuple[Callable[[str], Any], str]] = {
    "unsigned": (lambda a: revoking(5, id=a), f"{WRONG}: without a proof"),
    "changed": (
        lambda a: tampered(revoking(6, id=a)),
        f"{WRONG}: the signature doesn't fit",
    ),
    "signed by a stranger": (
        lambda a: by_thief(revoking(5, id=a)),
        f"{WRONG}: the key isn't known as the issuer's: it doesn't say who signed",
    ),
    "another issuer's, and not set": (
        lambda a: by_thief(revoking(6, id=a, issuer=THIEF_DID)),
        status_lists.FOREIGN,
    ),
    "another issuer's, by a key that isn't known": (
        lambda a: by_thief(revoking(5, id=a, issuer=COLLEGE)),
        f"{WRONG}: the key isn't known as the issuer's: it doesn't say who signed",
    ),
    "ended a second ago": (
        lambda a: signed(revoking(5, id=a, validUntil="2026-11-23T11:59:59Z")),
        status_lists.ENDED,
    ),
    "compact, and ended": (
        lambda a: token(revoking(5, id=a, exp=1_700_000_000), PRIVATE_PEM, kid=ISSUER),
        status_lists.ENDED,
    ),
    "begins in more than a day": (
        lambda a: signed(revoking(5, id=a, validFrom="2026-11-24T12:00:01Z")),
        f"{WRONG}: in the future: not valid yet, so not counted",
    ),
    "about suspensions": (
        lambda a: signed(revoking(5, id=a, purpose="suspension")),
        status_lists.OTHER_PURPOSE,
    ),
    "about nothing": (
        lambda a: signed(revoking(5, id=a, purpose=[])),
        status_lists.OTHER_PURPOSE,
    ),
    "the issuer's own, with the last part": (
        lambda a: signed(revoking(5, id=f"https://other.example/{a[-10:]}")),
        status_lists.ABSENT,
    ),
    "another issuer's with the last part, not set": (
        lambda a: by_thief(
            revoking(6, id=f"https://service.example/{a[-10:]}", issuer=THIEF_DID)
        ),
        status_lists.ABSENT,
    ),
    **{
        f"as if {change('address')}": (
            lambda a, change=change: signed(revoking(5, id=change(a))),
            status_lists.ABSENT,
        )
        for change in (
            lambda a: f"{a}/",
            lambda a: f"{a}#list",
            lambda a: f"{a}?",
            lambda a: a.replace("https", "http"),
            lambda a: a.replace(".example", ".example:443"),
            lambda a: a.replace("stones", "Stones"),
        )
    },
}


def test_a_list_that_counts_revokes(shelf: Shelf):
    shelf.take(*asked([*SET.values()]))
    found = dict(zip(SET, shelf.ask(KNOWN), strict=True))
    assert found == dict.fromkeys(SET, (True, None))


def test_any_other_list_leaves_the_status_unknown_and_says_so(shelf: Shelf):
    shelf.take(*asked([make for make, _ in UNKNOWN.values()]))
    found = dict(zip(UNKNOWN, shelf.ask(KNOWN), strict=True))
    assert found == {name: (None, doubt) for name, (_, doubt) in UNKNOWN.items()}


def test_what_isnt_known_is_said_at_the_load_and_in_quality(shelf: Shelf):
    """It counts as not revoked, as it does without any list."""
    report = shelf.take(BADGE, signed(ob3(2)), revoking(5))
    assert report.remarks == [f"1 status list: {WRONG}: without a proof"]
    state = open_state(shelf.store)
    (case,) = cases(state, Scope(), "status-unknown").rows
    assert case.detail == f"{WRONG}: without a proof"
    assert shelf.ask("select count(*) from award where revoked_from is null") == [(2,)]
    assert shelf.take(signed(revoking(6))).remarks == []
    assert shelf.ask("select status_doubt from record.credentials") == [(None,)] * 2


def findings(shelf: Shelf) -> dict[str, int | None]:
    rows = quality(open_state(shelf.store), Scope()).rows
    told = {row.finding: row.count for row in rows}
    return {name: told[name] for name in ("status-unknown", "status-by-another")}


def test_another_issuers_list_is_heard_against_and_trusted_for(shelf: Shelf):
    """Badge 1 is set in a service's list, 2 isn't: that counts once it is trusted."""
    two = [
        signed(ob3(n, credentialStatus=status_entry("revocation", n))) for n in (1, 2)
    ]
    listed = by_thief(revoking(1, issuer=THIEF_DID))
    own = by_thief(ob3(3, issuer={"id": THIEF_DID, "type": ["Profile"], "name": "S"}))
    shelf.take(*two, listed, own)
    assert shelf.ask(KNOWN) == [
        (True, None),
        (None, status_lists.FOREIGN),
        (None, None),
    ]
    assert findings(shelf) == {"status-unknown": 1, "status-by-another": 1}
    trust(shelf.store, THIEF_DID, None, by="op")
    assert findings(shelf) == {"status-unknown": 0, "status-by-another": 0}


def test_a_place_that_a_list_hasnt_got_is_unknown(shelf: Shelf):
    """A list of 128 places has 0 to 127."""
    made = [
        signed(ob3(n, credentialStatus=status_entry("revocation", n)))
        for n in (126, 127, 128)
    ]
    shelf.take(*made, signed(revoking(127)))
    assert shelf.ask(KNOWN) == [
        (None, None),
        (True, None),
        (None, status_lists.TOO_SHORT),
    ]


def test_a_status_that_isnt_read_is_unknown(shelf: Shelf):
    entries = (
        {"id": "https://stones.example/status/1", "type": "AnotherKindOfStatus"},
        status_entry("revocation") | {"statusSize": 2},
        status_entry("revocation") | {"statusListIndex": "none"},
        {"type": "1EdTechRevocationList", "id": "https://stones.example/revoked"},
    )
    made = [signed(ob3(n, credentialStatus=one)) for n, one in enumerate(entries)]
    shelf.take(*made, signed(revoking(5)))
    assert shelf.ask(KNOWN) == [(None, status_lists.ABSENT)] * 4


FORGED = [
    revoking(day="2026-09-09"),
    by_thief(revoking(day="2026-09-09")),
    by_thief(revoking(day="2026-09-09", issuer=THIEF_DID)),
    signed(revoking(day="2026-01-01")),
    signed(revoking(day="2026-09-09", validUntil="2026-10-01T00:00:00Z")),
]


@pytest.mark.parametrize(
    "loads",
    [
        [[signed(revoking(5)), *FORGED]],
        [[signed(revoking(5))], FORGED],
        [FORGED, [signed(revoking(5))]],
    ],
)
def test_a_list_that_doesnt_count_takes_nothing_from_one_that_does(
    shelf: Shelf, loads: list[list[Json]]
):
    """Whichever came first: unsigned, a stranger's, another issuer's, older, over."""
    for each in loads:
        shelf.take(*each)
    shelf.take(BADGE)
    assert shelf.ask(KNOWN) == [(True, None)]


def test_every_order_of_lists_ends_alike(shelf: Shelf):
    """Another issuer's list revokes, the issuer's own doesn't, then a newer does."""
    another = by_thief(revoking(5, issuer=THIEF_DID))
    own, newer = signed(revoking(6)), signed(revoking(5, day="2026-04-01"))
    seen = []
    for number, loads in enumerate(([[another], [own], [newer]], [[newer], [own]])):
        each = Shelf(shelf.root / str(number), is_plain=True)
        for given in loads:
            each.take(BADGE, *given)
            seen += each.ask("select revoked from record.awards")
    assert [one for (one,) in seen] == [True, None, True, True, True]


def test_a_revocation_doesnt_end_with_its_list(shelf: Shelf):
    ending = signed(revoking(5, validUntil="2026-12-01T00:00:00Z"))
    shelf.take(BADGE, ending)
    shelf.take(signed(ob3(2)), days=30)
    assert shelf.ask(KNOWN) == [(True, None), (None, None)]
    other = Shelf(shelf.root / "other", is_plain=True)
    other.take(BADGE, ending, days=30)
    assert other.ask(KNOWN) == [(None, status_lists.ENDED)]


def test_a_copy_that_somebody_changed_doesnt_choose_the_list(shelf: Shelf):
    elsewhere = status_entry("revocation", address="https://thief.example/list-2026")
    copy = by_thief(ob3(credentialStatus=elsewhere))
    listed = by_thief(revoking(5, id=elsewhere["statusListCredential"]))
    shelf.take(BADGE, signed(revoking(6)), copy, listed | {"issuer": THIEF_DID})
    assert shelf.ask(KNOWN) == [(None, None)]


def test_a_list_that_waits_for_its_key_counts_once_that_is_there(shelf: Shelf):
    method = f"{COLLEGE}#key-1"
    entry = status_entry("revocation")
    made = proven(badge(1, credentialStatus=entry), method, PRIVATE_PEM)
    waiting = proven(revoking(5, issuer=COLLEGE), method, PRIVATE_PEM)
    shelf.take(made, waiting, revoking(day="2026-09-09", issuer=COLLEGE))
    assert shelf.ask(KNOWN)[0][0] is None
    shelf.take(document())
    assert shelf.ask(KNOWN) == [(True, None)]


@pytest.mark.shared
def test_the_lists_that_were_believed(shared: Path, shelf: Shelf):
    lists = shared / "found" / "credentials" / "status_lists"
    found = {}
    for name in ("genuine", "tampered_zeros", "other_issuer_unsigned_ones"):
        each = Shelf(shelf.root / name, is_plain=True)
        each.load(*sorted((lists / name).iterdir()))
        found[name] = (*each.ask(KNOWN)[0], *findings(each).values())
    assert {name: one[0] for name, one in found.items()} == {
        "genuine": True,
        "tampered_zeros": None,
        "other_issuer_unsigned_ones": None,
    }
    assert [one[2:] for one in found.values()] == [(0, 1), (1, 0), (1, 0)]


@pytest.mark.parametrize("is_first", [True, False])
def test_of_lists_of_one_date_a_place_that_one_has_set_is_set(
    shelf: Shelf, is_first: bool
):
    """An older list of that date, its names in another order, takes nothing back."""
    old, new = signed(revoking(3)), signed(revoking(3, 5))
    turned = {name: old[name] for name in sorted(old, reverse=True)}
    shelf.take(BADGE)
    for one in (old, new, turned) if is_first else (turned, new, old):
        shelf.take(one)
    assert shelf.ask(KNOWN) == [(True, None)]
    kept = "select count(*) from record.supports where kind = 'status-list'"
    assert shelf.ask(kept) == [(2,)]  # what says the same is kept once
    shelf.take(signed(revoking(3, day="2026-03-03")))
    assert (shelf.ask(KNOWN), shelf.ask(kept)) == ([(None, None)], [(1,)])
