"""Broken and hostile files: each as its manifest says, no value repeated, no socket."""

import json
import re
import socket
from pathlib import Path

import pytest

from analytics.findings import RefusedError

BAD = Path(__file__).parents[4] / "shared" / "bad-inputs"
KINDS = ("json", "jwt", "png", "svg")
ITEMS = (
    [
        item
        for item in json.loads((BAD / "MANIFEST.json").read_text())["items"]
        if item["kind"] in KINDS
    ]
    if BAD.is_dir()
    else [None]
)
VALUES = re.compile(
    r"real\.person|00000000-0000|6e8e998d|badges\.example|127\.0|etc/passwd|2130706433"
    r"|evil\.example|dev/null|169\.254|alert|2099"
)
ACCEPTED = ("accept_not_checkable", "accept_1_row", "policy", "reject_or_unverified")


@pytest.fixture
def no_sockets(monkeypatch):
    """Fail on whatever tries to reach out."""

    def refused(*_given, **_named):
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.shared
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item and item["file"])
def test_every_bad_file_ends_as_it_should(shared, shelf, no_sockets, item):
    path = BAD / item["file"]
    try:
        report = shelf.load(path)
    except RefusedError as error:
        said = "\n".join(str(finding) for finding in error.findings)
        assert item["outcome"] in ("reject_file", "quarantine", *ACCEPTED[3:])
        assert said.startswith(item["file"])
        assert not VALUES.search(said)
        assert not (shelf.store / "states").exists() or not any(
            (shelf.store / "states").iterdir()
        )
        return
    assert item["outcome"] in ACCEPTED
    assert report.counts["awards"] == 1
    (signature,) = shelf.ask("select signature from record.credentials limit 1")[0]
    assert signature in ("not-checkable", "none", "invalid")
    if item["outcome"] == "accept_not_checkable":
        assert signature == "not-checkable"
    assert {path.name for path in shelf.root.iterdir()} == {"store"}
