"""Wrong answers of APIs: refused or set aside with the place, and no value said."""

import pytest

from tests.sources.credentials.answers import (
    MAIL,
    badge_class,
    entity,
    envelope,
    first_version,
    pathway,
    recipient,
)

DEEP: list = []
for _ in range(80):
    DEEP = [DEEP]

BROKEN = [
    ({"status": {"success": True}, "result": {"a": 1}}, "/result: not a list"),
    ({"status": {"success": True}}, "/result: not a list"),
    ({"status": {"success": False}, "result": []}, "/status/success: an answer that"),
    ({"status": {}, "assertions": "x"}, "/assertions: not a list"),
    (envelope(entity(openBadgeId=None)), "/result/0/openBadgeId: required"),
    (envelope(entity(openBadgeId=10**30)), "a number too large"),
    (envelope(entity(openBadgeId=7)), "/result/0/openBadgeId: required"),
    (
        envelope(entity(badgeclassOpenBadgeId=None)),
        "/result/0/badgeclassOpenBadgeId: required",
    ),
    (envelope(entity(badgeclassOpenBadgeId=[])), "/result/0/badgeclassOpenBadgeId"),
    (envelope(entity(recipient=None)), "/result/0/recipient: required"),
    (envelope(entity(recipient=[None])), "/result/0/recipient: required"),
    (
        envelope(entity(recipient=recipient(plaintextIdentity=None, identity="x"))),
        "/result/0/recipient/identity: said to be hashed",
    ),
    (envelope(entity(issuedOn=[None])), "/result/0/issuedOn: not a date"),
    (envelope(entity(issuedOn="2026-03-01")), "/result/0/issuedOn: without an offset"),
    (envelope(entity(createdAt="2199-01-01T00:00:00Z")), "/result/0/createdAt: in the"),
    (envelope(entity(expires="2020-01-01T00:00:00Z")), "/result/0/expires: earlier"),
    (envelope(entity(narrative=DEEP)), "nested deeper than 64"),
    (
        envelope(entity(openBadgeId="http://127.0.0.1/a")),
        "/result/0/openBadgeId: an address inside",
    ),
    (envelope(badge_class(name=None)), "/result/0/name: required"),
    (envelope(badge_class(openBadgeId={})), "/result/0/openBadgeId: required"),
    (envelope(envelope(envelope(envelope(envelope())))), "answers inside each other"),
    (envelope(pathway() | {"requirements": None}), "/result/0/requirements"),
    (envelope(pathway() | {"children": [pathway()]}), "/result/0"),
    (first_version(public_url=None, json=None), "/public_url: required"),
    (first_version(recipient_identifier=None, json=None), "/recipient_identifier"),
    (first_version(json={"issuedOn": "no day"}), "/json/issuedOn: not a date"),
    (first_version(badge_class=None, json=None), "/badge_class: required"),
]


@pytest.mark.parametrize(("given", "said"), BROKEN, ids=range(len(BROKEN)))
def test_what_is_wrong_is_refused_with_its_place(shelf, given, said):
    message = shelf.refusal(shelf.file(given, "page.json"))
    assert said in message
    assert message.startswith("page.json")
    assert MAIL not in message


@pytest.mark.parametrize(
    "wrong",
    [
        {"evidence": [None, 7, {"url": 5}, {"url": "javascript:x"}], "narrative": 3},
        {"acceptance": 5, "extensions": [None], "image": {}, "createdBy": 10**15},
        {"recipient": recipient(identity=None)},
        {"recipient": recipient(type=None, salt=5)},
        {"issuerOpenBadgeId": None, "issuer": None, "badgeclass": None},
    ],
)
def test_what_doesnt_matter_loses_no_award(shelf, wrong):
    assert shelf.take(envelope(entity(**wrong))).counts["awards"] == 1


def test_one_broken_award_among_others_is_set_aside_with_its_place(shelf):
    page = envelope(*(entity(n) for n in range(1, 8)), entity(9, issuedOn="no day"))
    report = shelf.take(page)
    assert report.counts["awards"] == 7
    (finding,) = report.set_aside
    assert str(finding) == "file1, /result/7/issuedOn: not a date of ISO 8601"


def test_an_empty_page_alone_is_nothing_to_load(shelf):
    assert "nothing to load" in shelf.refusal(shelf.file(envelope(), "page.json"))


def test_empty_pages_beside_others_dont_matter(shelf):
    assert shelf.take(envelope(), envelope(entity())).counts["awards"] == 1


@pytest.mark.parametrize(("salt", "hashes"), [("grain", 1), ("sand", 0)])
def test_a_hash_beside_a_name_is_kept_where_it_is_that_names(
    shelf, salt: str, hashes: int
):
    """Another person's hash would make two people one."""
    shelf.take(envelope(entity(recipient=recipient(salt=salt))))
    asked = "select count(*) from record.recipients where digest is not null"
    assert shelf.ask(asked) == [(hashes,)]
