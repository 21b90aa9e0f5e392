"""What badge platforms' APIs hand out: one award, whichever way it came."""

import itertools
import json
import random
from datetime import date, datetime

import pytest

from tests.conftest import examples
from tests.sources.credentials.answers import (
    HOST,
    MAIL,
    badge_class,
    entity,
    envelope,
    first_version,
    hosted,
    issuer,
    pathway,
    recipient,
)
from tests.sources.credentials.badges import assertion, compact
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_revoked import NAME, OWN_PROFILE, SIGNED

ROSTER = f"learner_id,email\nS1,{MAIL}\n"
MIXED = [
    entity(),
    entity(2, acceptance="Accepted", recipient=recipient(type="url")),
    badge_class(),
    issuer(),
]


def test_an_assertion_is_an_award_with_every_field_in_its_place(shelf):
    shelf.take(envelope(entity(acceptance="Accepted", expires="2027-03-01T00:00:00Z")))
    award = shelf.ask(
        """select source, award_id, achievement_id, earned_at, issued_at, expires_on,
        claimed_on, revoked, narrative, evidence_url from record.awards"""
    )
    assert award == [
        (
            HOST,
            f"{HOST}/public/assertions/a1",
            f"{HOST}/public/badges/cairn",
            datetime(2026, 3, 1, 10),
            datetime(2026, 3, 5, 12),
            date(2027, 3, 1),
            None,
            None,
            "Five stones.",
            "https://work.example.edu/1",
        )
    ]
    beside = "select format, issuer, signature, earned_from, acceptance"
    assert shelf.ask(f"{beside} from record.credentials") == [
        ("badgr", f"{HOST}/public/issuers/stones", "none", "issuedOn", "accepted")
    ]


def test_a_badge_class_is_an_achievement_and_its_issuer_is_kept_without_staff(shelf):
    shelf.take(envelope(badge_class(), issuer()))
    assert shelf.ask("from record.achievements select * exclude offered_to") == [
        (
            f"{HOST}/public/badges/cairn",
            "Cairn building",
            "Course",
            f"{HOST}/public/issuers/stones",
            "Piling stones that stay.",
            "Five stones, one night.",
            "Patience;stones",
        )
    ]
    kept = dict(shelf.ask("select kind, document from record.supports"))
    assert set(kept) == {"badge-class", "issuer"}
    assert "College of Stones" in kept["issuer"]
    assert "@" not in kept["issuer"]


@pytest.mark.parametrize(
    "write",
    [
        lambda entities: envelope(*entities),
        lambda entities: "\n".join(json.dumps(one) for one in entities),
        lambda entities: "\n".join(json.dumps(envelope(one)) for one in entities),
        lambda entities: [envelope(*entities[:2]), *entities[2:]],
    ],
    ids=["envelope", "lines", "envelopes", "mixed"],
)
def test_an_envelope_a_list_and_lines_make_the_same_rows(shelf, write):
    shelf.take(MIXED)
    other = Shelf(shelf.root / "other", is_plain=True)
    other.take(write(MIXED))
    assert other.rows() == shelf.rows()


def test_any_order_of_three_loads_makes_the_same_rows(tmp_path):
    signed = compact(hosted(2, verification={"type": "signed"}))
    given = [
        envelope(entity(), entity(2)),
        envelope(entity(acceptance="Accepted"), badge_class()),
        hosted(),
        signed,
        hosted(2),
        hosted(2, narrative="Other words."),
        first_version(),
        {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}
        | {"id": f"{HOST}/public/assertions/a2", "revoked": True},
    ]
    made = []
    for seed in range(examples(6)):
        shelf, order = Shelf(tmp_path / str(seed)), given * 2
        random.Random(seed).shuffle(order)
        for one in order:
            shelf.take(one)
        made.append(shelf.rows())
    assert all(rows == made[0] for rows in made)
    assert len(made[0]["awards"]) == 2


@pytest.mark.parametrize(
    "given", list(itertools.permutations((entity(), hosted(), first_version())))
)
def test_the_hosted_badge_and_the_apis_are_one_award(shelf, given):
    for one in given:
        shelf.take(one)
    assert shelf.ask("select issued_at, earned_at from record.awards") == [
        (datetime(2026, 3, 5, 12), datetime(2026, 3, 1, 10))
    ]
    assert shelf.ask("select kind, value from record.recipients where value > ''") == [
        ("email", MAIL)
    ]


def test_a_signed_copy_keeps_its_verdict_and_gains_what_the_api_says(shelf):
    token = compact(hosted(verification={"type": "signed"}))
    shelf.take(token, entity(acceptance="Accepted"))
    found = shelf.ask("select format, signature, acceptance from record.credentials")
    assert found == [("ob2", "not-checkable", "accepted")]
    assert shelf.ask("select issued_on from record.awards") == [(date(2026, 3, 5),)]


@pytest.mark.parametrize("is_first", [True, False])
def test_what_the_issuer_signed_decides_its_days(shelf, is_first):
    """Nobody signed the answer, which says that it was issued on 5 March."""
    shelf.take(OWN_PROFILE)
    given = (SIGNED, entity(openBadgeId=NAME, acceptance="Accepted"))
    for one in given if is_first else reversed(given):
        shelf.take(one)
    days = shelf.ask("select issued_on, earned_on, expires_on from record.awards")
    assert days == [(date(2026, 3, 1), date(2026, 3, 1), None)]
    assert shelf.ask("select acceptance from record.credentials") == [("accepted",)]


def test_a_plain_identity_beside_a_hash_joins_the_learner(shelf):
    shelf.file(ROSTER, "learners.csv")
    shelf.file(envelope(entity(), entity(2)), "page.json")
    shelf.load(shelf.root / "given")
    assert joined(shelf) == [("S1", 2)]


def test_without_a_roster_a_persons_awards_are_still_one_persons(shelf):
    other = recipient(salt="sand", identity="sha256$" + "0" * 64)
    shelf.take(envelope(entity(), entity(2, recipient=other)))
    assert shelf.ask("select count(distinct learner_id) from record.awards") == [(1,)]


def test_an_award_goes_to_the_learner_by_its_hash_alone(shelf):
    named = recipient()
    del named["plaintextIdentity"]
    shelf.file(ROSTER, "learners.csv")
    shelf.file(envelope(entity(recipient=named)), "page.json")
    shelf.load(shelf.root / "given")
    assert joined(shelf) == [("S1", 1)]


def joined(shelf: Shelf) -> list[tuple[str, int]]:
    """Learners, each with how many awards are theirs."""
    return shelf.ask(
        """select learner_id, count(*) from award
        inner join learner using (learner) group by all"""
    )


@pytest.mark.parametrize(
    ("changes", "earned", "issued", "said"),
    [
        ({}, (3, 1), (3, 5), "issuedOn"),
        ({"createdAt": "2026-02-01T00:00:00Z"}, (3, 1), (3, 1), "issuedOn"),
        ({"createdAt": None}, (3, 1), (3, 1), "issuedOn"),
        ({"issuedOn": None}, (3, 5), (3, 5), "createdAt"),
    ],
)
def test_what_the_issuer_typed_is_earned_and_what_the_system_did_issued(
    shelf, changes, earned, issued, said
):
    shelf.take(entity(**changes))
    rows = shelf.ask("select earned_on, issued_on from record.awards")
    assert rows == [(date(2026, *earned), date(2026, *issued))]
    assert shelf.ask("select earned_from from record.credentials") == [(said,)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_revoked_award_keeps_its_full_copy(shelf, order):
    stripped = {"entityType": "Assertion", "entityId": "a1", "revoked": True}
    stripped["openBadgeId"] = entity()["openBadgeId"]
    for one in order:
        shelf.take((entity(), stripped)[one])
    rows = shelf.ask("select narrative, revoked from record.awards")
    assert rows == [("Five stones.", True)]


def test_once_accepted_stays_accepted(shelf):
    for word in ("Unaccepted", "Accepted", "Rejected", "Unaccepted", "Else"):
        shelf.take(entity(acceptance=word))
    found = shelf.ask("select acceptance from record.credentials")
    assert found == [("accepted",)]


def test_a_badge_classs_own_file_goes_before_what_the_api_says(shelf):
    own = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Issuer",
        "id": issuer()["openBadgeId"],
        "name": "AAA",
        "publicKey": f"{HOST}/key",
    }
    for order in ((issuer(), own), (own, issuer())):
        for one in order:
            shelf.take(one)
        (document,) = shelf.ask("select document from record.supports")[0]
        assert "publicKey" in document


def test_version_one_says_the_same(shelf):
    shelf.take([first_version(), {"slug": "cairn", "json": old_badge_class()}])
    other = Shelf(shelf.root / "other", is_plain=True)
    other.take(entity(acceptance=None), old_badge_class())
    assert shelf.rows() == other.rows()


def old_badge_class() -> dict[str, str]:
    """A badge class as version 1 carries it."""
    return {
        "@context": "https://w3id.org/openbadges/v1",
        "type": "BadgeClass",
        "id": f"{HOST}/public/badges/cairn",
        "name": "Cairn building",
        "issuer": f"{HOST}/public/issuers/stones",
    }


def test_badge_connect_is_its_assertions(shelf):
    status = {"error": None, "statusCode": 200, "statusText": "OK"}
    token = compact(assertion(2))
    shelf.take(
        {"status": status, "assertions": [assertion()], "signedAssertions": [token]}
    )
    other = Shelf(shelf.root / "other", is_plain=True)
    other.take(assertion(), token)
    assert shelf.rows() == other.rows()
    assert len(shelf.rows()["awards"]) == 2


def test_a_pathway_in_an_answer_is_read_and_its_badge_is_the_awards(shelf):
    shelf.take(envelope(entity(), pathway(), {"entityType": "Pathway"} | pathway("b")))
    found = shelf.ask("select distinct pathway from record.pathways order by 1")
    assert found == [("b",), ("stones-pathway",)]
    (report,) = shelf.ask("select count(*) from record.awards")
    assert report == (1,)


def test_what_isnt_stored_is_left_alone_and_named(shelf):
    group = {"entityType": "RecipientGroup", "entityId": "g1", "name": "Cohort"}
    report = shelf.take(envelope(entity(), group, None, 7, ["x"], {"odd": 1}))
    said = "file1: what a platform's API answers that isn't stored"
    assert report.left_alone == (said,)
    assert report.counts["awards"] == 1
