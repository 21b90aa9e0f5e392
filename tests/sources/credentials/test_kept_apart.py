"""What nobody proved of a credential gets nothing of what the issuer's key proves."""

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from analytics.sources.credentials.recipients import Identity, recipient_id
from analytics.store.renew import check_again, trust
from tests.conftest import examples
from tests.sources.credentials.answers import entity
from tests.sources.credentials.badges import PRIVATE_PEM, assertion, ob3, subject
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_described import COLLEGE as HOST
from tests.sources.credentials.test_described import PROFILE
from tests.sources.credentials.test_forged import (
    COLLEGE,
    THIEF_PEM,
    badge,
    document,
    genuine,
    token,
    verified,
)

BADGE = "https://stones.example/badges/cairn"
THIEF = {"type": "email", "hashed": False, "identity": "thief@x.example"}
ANA = {
    "type": "email",
    "hashed": True,
    "salt": "salt",
    "identity": "sha256$" + hashlib.sha256(b"ana@x.examplesalt").hexdigest(),
}
ROWS = """select value, earned_on, earned_from, signer, name
    from record.awards join record.credentials using (source, award_id)
    left join record.recipients on learner_id = recipient_id
    left join record.achievements using (achievement_id) order by all"""


def badge_class(name: str) -> dict[str, Any]:
    context = {"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass"}
    criteria = {"narrative": "Five stones."}
    return context | {"id": BADGE, "name": name, "criteria": criteria, "issuer": HOST}


def of_host(*, is_inside: bool) -> str:
    """Ana's badge, signed by its host, that tells of the badge inside or not."""
    made = assertion(
        badge=badge_class("Cairn") if is_inside else BADGE,
        recipient=ANA,
        verification={"type": "SignedBadge"},
    )
    return token(made, PRIVATE_PEM, kid=f"{HOST}#key")


def first_thief() -> str:
    """A stranger of whom nothing is known but that they come before the walker."""
    own = recipient_id([Identity("did", "did:example:walker")], "", "")
    named = (f"did:example:thief{number}" for number in range(1000))
    return next(n for n in named if recipient_id([Identity("did", n)], "", "") < own)


def every_way(root: Path, files: tuple[Any, ...]) -> Iterator[Shelf]:
    """Stores with the files one a load, the last one first or apart, in any order."""
    one, other, last = ([file] for file in files)
    ways = [[one, other, last], [last, one, other], [[*one, *other], last]]
    ways += [list(order) for order in permutations((one, other, last))]
    for number, loads in enumerate(ways[: examples(len(ways)) + 1]):
        each = Shelf(root / str(number), is_plain=True)
        for given in loads:
            each.take(*given)
        yield each


OLD = "2010-01-01T00:00:00Z"
WALKER = (
    "did:example:walker",
    date(2026, 3, 1),
    "validFrom",
    COLLEGE,
    "Cairn building",
)
HASHED = (None, date(2026, 3, 1), "issuedOn", HOST, "Cairn")
COPIES: dict[str, tuple[tuple[Any, ...], tuple[Any, ...]]] = {
    "another's address": (
        (
            of_host(is_inside=True),
            assertion(badge=badge_class("Junk"), recipient=THIEF),
            PROFILE,
        ),
        HASHED,
    ),
    "another's DID, and day": (
        (
            genuine(),
            badge(
                1,
                validFrom=OLD,
                awardedDate=OLD,
                credentialSubject=subject(id=first_thief()),
            ),
            document(),
        ),
        WALKER,
    ),
    "a platform's answer": (
        (
            of_host(is_inside=True),
            entity(openBadgeId=assertion()["id"], issuedOn=OLD, recipient=THIEF),
            PROFILE,
        ),
        HASHED,
    ),
}


@pytest.mark.parametrize("what", COPIES)
def test_an_unsigned_copy_says_nothing_of_what_is_proved(tmp_path: Path, what: str):
    files, expected = COPIES[what]
    made = []
    for shelf in every_way(tmp_path, files):
        assert shelf.ask(ROWS) == [expected]
        made.append(shelf.rows())
    assert all(rows == made[0] for rows in made)


def test_a_trusted_issuers_award_is_its_own_recipients(shelf: Shelf):
    files, expected = COPIES["another's address"]
    for one in files:
        shelf.take(one)
    trust(shelf.store, HOST, None, by="op")
    assert (verified(shelf), shelf.ask(ROWS)) == ([assertion()["id"]], [expected])


@pytest.mark.parametrize("unchecked", [(0, 1, 2), (0, 1), (2,)])
def test_neither_where_signatures_are_checked_later(
    shelf: Shelf, unchecked: tuple[int, ...]
):
    """With the key or before it; or the key comes in a load that checks nothing."""
    files, expected = COPIES["another's address"]
    for at in ((0, 1), (2,)):
        given = (shelf.file(files[number]) for number in at)
        shelf.load(*given, verify=at[0] not in unchecked)
    check_again(shelf.store)
    assert shelf.ask(ROWS) == [expected]


@pytest.mark.parametrize("is_inside", [True, False])
def test_an_unsigned_copy_doesnt_rename_a_badge(tmp_path: Path, is_inside: bool):
    """Whether the signed copy says how it is called or the badge's own file does."""
    junk = assertion(badge=badge_class("Junk"), recipient=ANA)
    own = PROFILE if is_inside else [PROFILE, badge_class("Cairn")]
    files = (of_host(is_inside=is_inside), junk, own)
    for shelf in every_way(tmp_path, files):
        trust(shelf.store, HOST, None, by="op")
        assert shelf.ask(ROWS) == [HASHED]


def test_a_badge_that_only_an_unsigned_copy_names_is_called_so(tmp_path: Path):
    junk = assertion(2, badge=badge_class("Cairn"), recipient=ANA)
    junk["id"] = assertion()["id"]
    files = (of_host(is_inside=False), junk, PROFILE)
    names = "select achievement_id, name from record.achievements"
    found = [shelf.ask(names) for shelf in every_way(tmp_path, files)]
    assert found == [[(BADGE, "Cairn")]] * len(found)


def in_a_record(**part: Any) -> dict[str, Any]:
    """The walker's award in a learner record (CLR 1.0), as this part gives it."""
    context = "https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld"
    made = {"@context": context, "type": "Clr", "id": "urn:record:1"}
    return made | {"learner": {"id": "urn:l", "email": "w@stones.example"}} | part


PART = {
    "id": assertion()["id"],
    "type": "Assertion",
    "issuer": HOST,
    "issuedOn": "2026-03-01T10:00:00Z",
    "recipient": {"type": "email", "hashed": False, "identity": "w@stones.example"},
    "achievement": {
        "id": BADGE,
        "name": "Cairn",
        "achievementType": "Badge",
        "issuer": {"id": HOST},
    },
}


def copy_of_part(day: str) -> dict[str, Any]:
    """What a stranger wrote of the same id and issuer, and nobody signed."""
    profile = {"id": HOST, "type": ["Profile"], "name": "Stones"}
    return ob3(
        id=PART["id"],
        issuer=profile,
        validFrom=day,
        awardedDate=OLD,
        credentialSubject=subject(id=first_thief()),
    )


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("day", ["2026-03-01T10:00:00Z", "2026-04-01T10:00:00Z"])
def test_an_unsigned_copy_says_nothing_of_a_part_of_a_record(
    shelf: Shelf, day: str, is_first: bool
):
    """Of the same day, or newer: the part waits for its issuer's key."""
    part = token(PART, PRIVATE_PEM, kid=f"{HOST}#key")
    both = in_a_record(signedAssertions=[part]), copy_of_part(day)
    if is_first:
        shelf.take(*both)
        shelf.take(PROFILE)
    else:
        for one in (*both[::-1], PROFILE):
            shelf.take(one)
    expected = ("w@stones.example", date(2026, 3, 1), "issuedOn", HOST, "Cairn")
    assert shelf.ask(ROWS) == [expected]


@pytest.mark.parametrize("name", ["assertions", "signedAssertions"])
def test_a_part_that_nobody_signed_whole_is_kept_with_its_record(
    shelf: Shelf, name: str
):
    """A newer copy, found to be forged later, takes nothing from it."""
    achievement = PART["achievement"]
    part = PART | {"achievement": BADGE, "narrative": "Five stones."}
    del part["recipient"]
    one = token(part, PRIVATE_PEM, kid=f"{HOST}#key") if name[0] == "s" else part
    record = in_a_record(**{name: [one], "achievements": [achievement]})
    forged = token(copy_of_part("2026-04-01T10:00:00Z"), THIEF_PEM, kid=f"{HOST}#key")
    for given in (record, forged, PROFILE):
        shelf.load(shelf.file(given), verify=False)
    check_again(shelf.store)
    asked = """select value, narrative, signer from record.credentials
        join record.awards using (source, award_id)
        join record.recipients on learner_id = recipient_id"""
    assert shelf.ask(asked) == [("w@stones.example", "Five stones.", None)]
