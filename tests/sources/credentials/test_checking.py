"""Many credentials checked at once, or later: the same verdicts."""

import json

import pytest

from analytics.sources.credentials.check import check
from analytics.sources.credentials.checking import UNCHECKED, checking
from analytics.sources.credentials.found import Support
from analytics.sources.credentials.supports import gathered
from analytics.store.renew import check_again
from tests.sources.credentials.badges import (
    assertion,
    compact,
    ob3,
    public_pem,
    signed,
)

KEY = "https://stones.example/key"
ISSUER = "https://stones.example/college"
BACKING = gathered(
    [
        Support("key", KEY, json.dumps({"id": KEY, "publicKeyPem": public_pem()})),
    ]
)
GIVEN = "select signature, reason, document is not null from record.credentials"


def asked():
    """One credential of every verdict, many times over: text, signed, format."""
    good = signed(ob3())
    bad = json.loads(json.dumps(good)) | {"validFrom": "2025-03-01T10:00:00Z"}
    mine = assertion(verification={"type": "signed", "creator": KEY})
    theirs = assertion(verification={"type": "signed", "creator": KEY + "2"})
    kinds = [
        (json.dumps(good), False, "ob3"),
        (json.dumps(bad), False, "ob3"),
        (json.dumps(ob3()), False, "ob3"),
        (compact(mine), True, "ob2"),
        (compact(theirs), True, "ob2"),
    ]
    return kinds * 40


def test_processes_beside_say_what_this_one_does():
    every = asked()
    wanted = [check(*one, BACKING) for one in every]
    assert {one.signature for one in wanted} == {
        "valid",
        "invalid",
        "none",
        "not-checkable",
    }
    with checking(BACKING) as checker:
        checker.few = 0
        assert list(checker.put(every)) == wanted
        started = list(checker.processes)
    assert all(process.poll() is not None for process in started)


def test_a_process_that_ends_loses_nothing():
    every = asked()
    with checking(BACKING) as checker:
        checker.few = 0
        first = list(checker.put(every))
        for process in checker.processes:
            process.kill()
            process.wait()
        assert list(checker.put(every)) == first


def test_a_few_are_checked_here():
    with checking(BACKING) as checker:
        assert len(list(checker.put(asked()))) == 200
        assert checker.processes == []


@pytest.fixture
def unchecked(shelf):
    """A store with one credential that was never checked."""
    path = shelf.file(signed(ob3()))
    shelf.load(path, verify=False)
    shelf.path = path
    return shelf


def test_what_was_left_unchecked_says_so_and_keeps_its_text(unchecked):
    assert unchecked.ask(GIVEN) == [(UNCHECKED.signature, UNCHECKED.reason, True)]
    assert unchecked.ask("select checked_on from record.credentials") == [(None,)]
    assert unchecked.ask("select count(*) from record.awards") == [(1,)]


def test_it_can_be_checked_later(unchecked):
    number = check_again(unchecked.store)
    assert number == 2
    assert unchecked.ask(GIVEN) == [("valid", None, False)]
    assert unchecked.ask("select checked_on is null from record.credentials") == [
        (False,)
    ]
    assert check_again(unchecked.store) is None


@pytest.mark.parametrize("verify", [True, False])
def test_the_next_load_checks_it_if_it_checks_at_all(unchecked, verify):
    unchecked.load(unchecked.file(ob3(2)), verify=verify)
    found = unchecked.ask("select signature from record.credentials order by award_id")
    assert found == ([("valid",), ("none",)] if verify else [("unchecked",)] * 2)


def test_records_beside_it_are_counted_as_theirs(unchecked):
    header = "award_id,learner_id,achievement_id,earned_on,score"
    records = unchecked.file(f"{header}\n1,L1,A,2026-01-01,3\n", "awards.csv")
    unchecked.load(records)
    assert unchecked.ask("select signature from record.credentials") == [("valid",)]
    found = unchecked.ask("select score from record.awards order by score nulls last")
    assert found == [(3.0,), (None,)]


def test_the_same_copy_unchecked_takes_nothing_from_a_checked_one(unchecked):
    check_again(unchecked.store)
    unchecked.load(unchecked.path, verify=False)
    assert unchecked.ask(GIVEN) == [("valid", None, False)]


def test_a_change_shows_when_it_is_checked_at_last(shelf):
    changed = signed(ob3()) | {"validFrom": "2025-03-01T10:00:00Z"}
    shelf.load(shelf.file(changed), verify=False)
    check_again(shelf.store)
    assert shelf.ask(GIVEN) == [("invalid", "the signature doesn't fit", False)]


def test_order_of_checking_doesnt_matter(shelf, tmp_path):
    token = compact(assertion(verification={"type": "signed", "creator": KEY}))
    key = {"id": KEY, "type": "CryptographicKey", "publicKeyPem": public_pem()}
    key["@context"] = "https://w3id.org/openbadges/v2"
    badge = {"id": "https://stones.example/badges/cairn", "name": "Cairn"}
    badge |= {"type": "BadgeClass", "@context": "https://w3id.org/openbadges/v2"}
    paths = [shelf.file(one) for one in (token, key, badge)]
    shelf.load(*paths[:1], verify=False)
    shelf.load(*paths[1:], verify=False)
    assert shelf.ask("select signature from record.credentials") == [("unchecked",)]
    check_again(shelf.store)
    assert shelf.ask("select signature from record.credentials") == [("valid",)]
