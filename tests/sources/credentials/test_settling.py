"""Newest wins, nothing is lost, and the order of loads doesn't matter."""

import hashlib
import itertools
import json
import random
import zipfile
from datetime import date, datetime

import pytest

from analytics.sources.credentials.revoked import UNNAMED
from tests.conftest import examples
from tests.sources.credentials.badges import (
    assertion,
    compact,
    ob3,
    public_pem,
    signed,
    subject,
)
from tests.sources.credentials.conftest import Shelf

EARNED = "select earned_on, issued_on from record.awards"
LIST = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "RevocationList",
    "id": "https://stones.example/revoked",
    "revokedAssertions": ["https://stones.example/assertions/1"],
}
BADGE = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "BadgeClass",
    "id": "https://stones.example/badges/cairn",
    "name": "Cairn building",
    "issuer": "https://stones.example/college",
}
PROFILE = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Issuer",
    "id": "https://stones.example/college",
    "revocationList": LIST["id"],
}
KEY = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "CryptographicKey",
    "id": "https://stones.example/key",
    "owner": "https://stones.example/college",
    "publicKeyPem": public_pem(),
}
STRIPPED = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://stones.example/assertions/1",
    "revoked": True,
}


def test_a_reissued_credential_is_newest_with_its_first_earned_date(shelf):
    old = ob3(awardedDate="2025-12-20T09:00:00Z")
    new = ob3(validFrom="2026-09-01T00:00:00Z", name="Again")
    for order in ((old, new), (new, old)):
        shelf.take(*order)
        assert shelf.ask(EARNED) == [(date(2025, 12, 20), date(2026, 9, 1))]
        assert shelf.ask("select earned_from from record.credentials") == [
            ("awardedDate",)
        ]


@pytest.mark.parametrize("apart", [False, True])
def test_an_older_copy_that_comes_later_changes_only_the_earned_date(shelf, apart):
    new = ob3(
        validFrom="2026-09-01T00:00:00Z", credentialSubject=subject(narrative="n")
    )
    old = ob3(credentialSubject=subject(narrative="o"))
    if apart:
        shelf.take(new)
        shelf.take(old)
    else:
        shelf.take(old, new)
    assert shelf.ask("select narrative, earned_on from record.awards") == [
        ("n", date(2026, 3, 1))
    ]


def test_a_forged_newer_copy_replaces_nothing(shelf):
    forged = signed(ob3(validFrom="2026-09-01T00:00:00Z"))
    forged["credentialSubject"]["achievement"]["id"] = "https://stones.example/other"
    shelf.take(signed(ob3()), forged)
    assert shelf.ask("select achievement_id from record.awards") == [
        ("https://stones.example/achievements/cairn",)
    ]
    assert shelf.ask("select signature from record.credentials") == [("valid",)]


@pytest.mark.parametrize("by", [(STRIPPED,), (LIST, PROFILE, BADGE)])
def test_a_revocation_keeps_the_full_record_whenever_it_comes(shelf, by):
    full = assertion(narrative="Five stones.")
    shelf.take(full)
    shelf.take(*by)
    later = shelf.rows()
    other = Shelf(shelf.root / "other", is_plain=True)
    other.take(*by)
    other.take(full)
    assert other.rows() == later
    found = "select narrative, revoked from record.awards"
    assert shelf.ask(found) == [("Five stones.", True)]
    shelf.take(full)
    assert shelf.rows() == later


@pytest.mark.parametrize(
    "named",
    [
        None,
        "https://stones.example/revoked/",
        "https://stones.example/revoked?2026",
        "http://stones.example/revoked",
        "https://elsewhere.example/revoked",
    ],
)
def test_a_list_that_the_issuers_profile_doesnt_name_revokes_nothing(shelf, named):
    """Not even one at the same host, or one that names the issuer itself."""
    profile = PROFILE | {"revocationList": named}
    own = LIST | {"issuer": PROFILE["id"]}
    report = shelf.take(assertion(), BADGE, profile, own)
    assert shelf.ask("select revoked from record.awards") == [(None,)]
    assert report.remarks == ["1 revocation list: " + UNNAMED]


def test_a_key_and_a_badge_may_come_before_or_after_what_they_back(shelf):
    proof = {"type": "signed", "creator": KEY["id"]}
    token = compact(assertion(verification=proof))
    made = []
    orders = list(itertools.permutations((token, KEY, BADGE)))
    drawn = random.Random(20261128).sample(orders, examples(len(orders)))
    for number, order in enumerate(drawn):
        each = Shelf(shelf.root / str(number), is_plain=True)
        for one in order:
            each.take(one)
        made.append(each.rows())
        found = each.ask("select signature, issuer, reason from record.credentials")
        assert found == [("valid", "https://stones.example/college", None)]
    assert all(rows == made[0] for rows in made)


def test_a_result_that_isnt_complete_is_an_assessment(shelf):
    failed = ob3(credentialSubject=subject(result=[{"status": "Failed"}]))
    going_on = ob3(2, credentialSubject=subject(result=[{"status": "InProgress"}]))
    done = ob3(3, credentialSubject=subject(result=[{"status": "Completed"}]))
    going_on["credentialSubject"]["id"] = "did:example:other"
    shelf.take(failed, going_on, done)
    assert shelf.ask("select count(*) from record.awards") == [(1,)]
    said = shelf.ask("select outcome from record.assessments order by all")
    assert said == [("not-met",), ("waiting",)]


def test_a_result_takes_no_award_away_whenever_it_comes(shelf):
    failed = subject(result=[{"status": "Failed"}])
    later = ob3(validFrom="2026-04-01T10:00:00Z", credentialSubject=failed)
    made = []
    for number, loads in enumerate(([[0, 1]], [[0], [1]], [[1], [0]])):
        each = Shelf(shelf.root / str(number), is_plain=True)
        for given in loads:
            each.take(*(signed((ob3(), later)[which]) for which in given))
        made.append(each.rows())
        said = each.ask("select outcome, assessed_on from record.assessments")
        assert said == [("not-met", date(2026, 4, 1))]
        assert each.ask("select earned_on from record.awards") == [(date(2026, 3, 1),)]
    assert made[0] == made[1] == made[2]


def test_a_result_that_is_signed_takes_no_award_away_that_isnt(shelf):
    failed = subject(result=[{"status": "Failed"}])
    result = signed(ob3(credentialSubject=failed))
    orders = ([[ob3(), result]], [[ob3()], [result]], [[result], [ob3()]])
    made = []
    for number, loads in enumerate(orders):
        each = Shelf(shelf.root / str(number), is_plain=True)
        for given in loads:
            each.take(*given)
        made.append(each.ask("select outcome from record.assessments"))
        made.append(each.ask("select count(*) from record.awards"))
    assert made == [[("not-met",)], [(1,)]] * 3


def test_a_folder_keeps_credentials_and_leaves_the_rest_alone(shelf):
    shelf.file(ob3(), "one.txt")
    shelf.file("\n".join(json.dumps(ob3(n)) for n in (2, 3)), "two.jsonl")
    shelf.file([ob3(4), ob3(5)], "three")
    shelf.file({"hello": 1}, "four.json")
    shelf.file("plain words", "five.md")
    report = shelf.load(shelf.root / "given")
    assert report.counts["awards"] == 5
    assert sorted(report.left_alone) == ["given/five.md", "given/four.json"]


def test_a_zip_is_read_like_a_folder_and_what_is_broken_set_aside(shelf):
    path = shelf.root / "badges.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(30):
            packed.writestr(f"{number}", json.dumps(ob3(number)))
        packed.writestr("bad.json", json.dumps(ob3(99))[:-40])
    report = shelf.load(path)
    assert report.counts["awards"] == 30
    assert str(report.set_aside[0]).startswith("badges.zip/bad.json: not")


def test_a_record_holds_the_same_credential_as_it_does_alone(shelf):
    inner = signed(ob3())
    record = {
        "@context": [inner["@context"][0]],
        "id": "urn:uuid:00000000-0000-4000-8000-00000000000c",
        "type": ["VerifiableCredential", "ClrCredential"],
        "issuer": "https://stones.example/college",
        "credentialSubject": {
            "verifiableCredential": [inner],
            "association": [
                {"associationType": "isParentOf", "sourceId": "a", "targetId": "b"}
            ],
        },
    }
    shelf.take(inner)
    alone = shelf.ask("from record.awards")
    shelf.take(record)
    assert shelf.ask("from record.awards") == alone
    assert shelf.ask("from record.associations") == [("isChildOf", "b", "a")]
    kinds = shelf.ask("select format, signature from record.credentials order by 1")
    assert kinds == [("clr2", "none"), ("ob3", "valid")]


def test_a_name_alone_never_joins_two_credentials(shelf):
    named = subject(name="Sam Salmon")
    named.pop("id")
    shelf.take(ob3(1, credentialSubject=named), ob3(2, credentialSubject=named))
    assert shelf.ask("select count(distinct learner_id) from record.awards") == [(2,)]


def test_dates_follow_the_first_that_says_when_it_was_earned(shelf):
    one = ob3(awardedDate="2026-01-05T23:30:00-06:00")
    two = ob3(2, credentialSubject=subject(activityEndDate="2026-02-01T00:00:00Z"))
    shelf.take(one, two, ob3(3))
    found = shelf.ask(
        """select earned_at, earned_from from record.awards
        join record.credentials using (source, award_id) order by award_id"""
    )
    assert found == [
        (datetime(2026, 1, 6, 5, 30), "awardedDate"),
        (datetime(2026, 2, 1), "activityEndDate"),
        (datetime(2026, 3, 1, 10), "validFrom"),
    ]


def test_what_was_set_aside_is_forgotten_when_it_comes_mended(shelf):
    for number in range(20):
        shelf.file(ob3(number), f"{number}")
    broken = shelf.file(json.dumps(ob3(99))[:-40], "late")
    shelf.load(shelf.root / "given")
    assert shelf.ask("select file from record.set_aside") == [("given/late",)]
    broken.write_text(json.dumps(ob3(99)))
    shelf.load(shelf.root / "given")
    assert shelf.ask("select file from record.set_aside") == []


def test_an_assertion_without_an_id_is_known_by_its_content(shelf):
    """Open Badges 0.5: the same one twice is one award, however it is laid out."""
    badge = {"version": "0.5.0", "name": "Cairns", "issuer": {"origin": "https://a.b"}}
    old = {"recipient": "w@stones.example", "issued_on": "2012-03-01", "badge": badge}
    turned = json.dumps(dict(reversed(old.items())), indent=2)
    other = old | {"recipient": "v@stones.example"}
    shelf.take(old, turned)
    shelf.take(old, other)
    found = shelf.ask(
        "select earned_on, signature from record.awards join "
        "record.credentials using (source, award_id)"
    )
    assert found == [(date(2012, 3, 1), "none")] * 2


def test_the_salt_of_an_old_assertion_stands_beside_its_recipient(shelf):
    """So one person is one, whatever salt; and is found in the roster."""
    roster = "learner_id,email\nL1,w@stones.example\n"
    shelf.load(shelf.file(roster, "learners.csv"))
    badge = {"version": "0.5.0", "name": "Cairns", "issuer": {"origin": "https://a.b"}}
    for salt in ("s1", "s2"):
        digest = hashlib.sha256(f"w@stones.example{salt}".encode()).hexdigest()
        old = {"recipient": f"sha256${digest}", "salt": salt, "badge": badge}
        shelf.take(old | {"issued_on": "2012-03-01"})
    asked = """select count(*) from award
        join (select distinct learner, survivor from alias) using (learner)
        where survivor = 'L1'"""
    assert shelf.ask(asked) == [(2,)]


@pytest.mark.parametrize("word", ["NULL", "#N/A", "null"])
def test_nobody_is_found_by_a_word_for_nothing(shelf, word):
    learners = f"learner_id,email\nL1,{word}\nL2,w@stones.example\n"
    names = f"learner_id,kind,value\nL1,email,{word}\nL2,sis_id,7\n"
    given = {"learners.csv": learners, "identities.csv": names}
    loaded = shelf.load(*(shelf.file(text, name) for name, text in given.items()))
    assert len(loaded.set_aside) == 1
    assert shelf.ask("select email from record.learners order by learner_id") == [
        (None,),
        ("w@stones.example",),
    ]
    named = {"type": "email", "hashed": False, "identity": word}
    shelf.take(assertion(recipient=named))
    asked = """select count(*) from award
        join (select distinct learner, survivor from alias) using (learner)
        where survivor in ('L1', 'L2')"""
    assert shelf.ask(asked) == [(0,)]


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("what", ["list", "profile"])
def test_a_strangers_empty_list_takes_no_revocation_back(
    shelf: Shelf, what: str, is_first: bool
):
    """Neither a list of the same address, nor a profile that names another one."""
    empty = LIST | {"revokedAssertions": [], "validFrom": "2026-10-01T00:00:00Z"}
    other = PROFILE | {"revocationList": "https://elsewhere.example/list"}
    stranger = (
        empty if what == "list" else other | {"validFrom": "2026-10-01T00:00:00Z"}
    )
    shelf.take(PROFILE, LIST, BADGE)
    for given in ([stranger], [assertion()])[:: 1 if is_first else -1]:
        shelf.take(*given)
    assert shelf.ask("select revoked from record.awards") == [(True,)]
