"""Suspended: not revoked, but not in force; shown, and counted as what was earned."""

from typing import Any

import pytest

from analytics.questions.journey.counts import journey
from analytics.questions.quality.issuers import issuers
from analytics.questions.quality.words import answers
from analytics.scope import Scope, Viewer
from analytics.sources.credentials.status import Status, statuses_of
from analytics.store.state import open_state
from tests.sources.credentials.badges import STATUS_LIST as LIST
from tests.sources.credentials.badges import ob3, signed, status_entry, status_list

FOUND = """select revoked, revoked_by, suspended_by from record.credentials
    join record.awards using (source, award_id) order by award_id"""


def listing(*places: int, **changes: Any) -> dict[str, Any]:
    """A status list of the issuer's, signed."""
    return signed(status_list(*places, **changes))


@pytest.mark.parametrize("together", [True, False])
def test_a_suspended_credential_is_not_revoked(shelf, together):
    badges = (ob3(1, credentialStatus=status_entry("suspension")), ob3(2))
    if together:
        shelf.take(*badges, listing(5))
    else:
        shelf.take(*badges)
        shelf.take(listing(5))
    assert shelf.ask(FOUND) == [(None, None, LIST), (None, None, None)]


def test_it_is_in_force_again_when_a_newer_list_says_so(shelf):
    shelf.take(ob3(credentialStatus=status_entry("suspension")), listing(5))
    shelf.take(listing(6, day="2026-03-09"))
    assert shelf.ask(FOUND) == [(None, None, None)]
    shelf.take(listing(5, day="2026-03-05"))  # an older list, found late
    assert shelf.ask(FOUND) == [(None, None, None)]


def test_each_purpose_has_its_own_list_and_place(shelf):
    both = [status_entry("revocation", 3), status_entry("suspension", 5)]
    assert statuses_of({"credentialStatus": both}) == (
        Status("revocation", LIST, 3),
        Status("suspension", LIST, 5),
    )
    shelf.take(ob3(credentialStatus=both), listing(3, 5))
    assert shelf.ask(FOUND) == [(None, None, LIST)]  # a list of suspensions alone


def test_a_second_suspension_counts(shelf):
    shelf.take(ob3(credentialStatus=[status_entry("suspension", n) for n in (4, 5)]))
    shelf.take(listing(5))
    assert shelf.ask(FOUND) == [(None, None, LIST)]


def test_a_list_of_both_kinds_says_both(shelf):
    both = [status_entry("revocation", 3), status_entry("suspension", 5)]
    shelf.take(
        ob3(credentialStatus=both), listing(3, 5, purpose=["revocation", "suspension"])
    )
    assert shelf.ask(FOUND) == [(True, LIST, LIST)]


def test_it_is_shown_where_revocation_is_and_counts(shelf):
    shelf.take(ob3(credentialStatus=status_entry("suspension")), listing(5))
    ((learner,),) = shelf.ask("select learner_id from record.awards")
    state = open_state(shelf.store)
    (award,) = journey(state, Scope(), learner).awards
    assert (award.is_revoked, award.is_suspended) == (False, True)
    (issuer,) = issuers(state, Scope(Viewer("administrator")))
    assert (issuer.revoked, issuer.suspended) == (0, 1)
    assert answers(issuer).endswith("0 revoked, 1 suspended.")
    assert shelf.ask("select count(*) from first_earned") == [(1,)]
