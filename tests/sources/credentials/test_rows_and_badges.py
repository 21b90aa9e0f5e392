"""A row of a table never takes a badge's place, nor becomes one that is verified."""

import pytest

from analytics.findings import RefusedError
from analytics.sources.checking import _OF_BADGE
from analytics.store.renew import trust
from tests.sources.credentials.badges import PRIVATE_PEM
from tests.sources.credentials.conftest import Shelf
from tests.sources.credentials.test_forged import OWN
from tests.sources.credentials.test_whose_copy import HOST, STONES, keyed, of

HEADER = "source,award_id,learner_id,achievement_id,earned_on\n"
NAMED = f"{HOST},{HOST}/assertions/1"
FOUND = """select source, learner_id = 'thief', is_verified from award
    join record.awards using (source, award_id) order by source"""


def verdict(shelf: Shelf, row: str, mapping: str = "") -> str:
    """Load one row of awards; return what is wrong with it."""
    given = {"awards.csv": HEADER + f"{row},thief,{HOST}/badges/phd,2020-01-01\n"}
    given |= {"mapping.yaml": mapping} if mapping else {}
    paths = [shelf.file(text, f"rows/{name}") for name, text in given.items()]
    try:
        shelf.load(paths[0].parent)
    except RefusedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("by", ["cell", "mapping"])
def test_a_row_takes_no_place_of_a_badge(shelf: Shelf, by: str, is_first: bool):
    row, mapping = NAMED, ""
    if by == "mapping":
        row, mapping = f",{HOST}/assertions/1", f"awards:\n  source: {HOST}\n"
    badge = [keyed(STONES, OWN), of(STONES, PRIVATE_PEM)]
    if not is_first:
        shelf.take(*badge)
    said = f"rows/awards.csv, line 2, column source: {_OF_BADGE}"
    assert said in verdict(shelf, row, mapping)
    if is_first:
        shelf.take(*badge)
    trust(shelf.store, STONES, None, by="op")
    assert shelf.ask(FOUND) == [(HOST, False, True)]


@pytest.mark.parametrize(
    ("row", "is_taken"),
    [
        ("registrar,https://stones.example/assertions/1", True),
        ("https://lms.example,17", True),
        ("did:web:stones.example,urn:uuid:1", False),
        ("HTTPS://stones.example,URN:UUID:1", False),
        ("openbadges,17", False),
        ("openbadges,", True),
    ],
)
def test_only_a_badges_own_two_names_are_refused(
    shelf: Shelf, row: str, is_taken: bool
):
    assert (verdict(shelf, row) == "") == is_taken
