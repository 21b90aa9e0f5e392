"""The broken files beside the project: each as its manifest says, no value repeated."""

import json
import re
from pathlib import Path

import pytest

from analytics.findings import RefusedError

SHARED = Path(__file__).parents[3] / "shared" / "bad-inputs"
ITEMS = (
    [
        item
        for item in json.loads((SHARED / "MANIFEST.json").read_text())["items"]
        if item["kind"] in ("csv", "zip")
    ]
    if SHARED.is_dir()
    else [None]
)
# What the store refuses when it merges: the rows by themselves are sound.
MERGED = {"csv24_duplicate_award_id.csv": "accept"}
VALUES = re.compile(
    r"000-00|A0*1\b|L0*1\b|José|Mu.oz|Session|HYPERLINK|gnp|87,5|1\.234|2099|46082"
    r"|1e309|passwd\b(?!/)|extra2?\b"
)


@pytest.mark.shared
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item and item["file"])
def test_every_broken_file_ends_as_it_should(door, shared, item):
    path = shared / "bad-inputs" / item["file"]
    before = path.read_bytes()
    try:
        delivery = door.load(path)
        outcome, said = "accept", [str(finding) for finding in delivery.set_aside]
        if delivery.set_aside:
            outcome = "quarantine_row"
    except RefusedError as error:
        outcome, said = "reject", [str(finding) for finding in error.findings]
    wanted = MERGED.get(item["file"], item["outcome"])
    refused_alone = "quarantine" in wanted and outcome == "reject"
    assert outcome in wanted or refused_alone
    assert not VALUES.search("\n".join(said))
    assert all(item["file"] in line for line in said)
    assert path.read_bytes() == before
