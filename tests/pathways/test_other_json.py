"""JSON that is no pathway is called what it is."""

import json

import pytest

from analytics.findings import RefusedError
from analytics.pathways.from_json import read_json_pathway

STATEMENT = {"actor": {"mbox": "mailto:ana@example.edu"}, "verb": {"id": "earned"}}
EVENT = {"type": "GradeEvent", "@context": "http://purl.imsglobal.org/ctx/caliper/v1p2"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (STATEMENT, "this is an xAPI statement: not read"),
        ([STATEMENT], "this is an xAPI statement: not read"),
        (EVENT, "this is a Caliper event: not read"),
        ({"dataVersion": EVENT["@context"], "data": []}, "this is a Caliper event"),
        ({"name": "x"}, "this JSON isn't a Badgr pathway"),
        ([], "this JSON isn't a Badgr pathway"),
    ],
)
def test_what_it_is_is_said_and_nothing_of_it(value, said):
    with pytest.raises(RefusedError) as caught:
        read_json_pathway(json.dumps(value), "x.json")
    assert said in str(caught.value)
    assert "ana@" not in str(caught.value)
