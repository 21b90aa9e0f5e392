"""All broken files through the command: nothing fetched, written or repeated."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sources.credentials.test_hostile import VALUES as IN_BADGES
from tests.sources.test_bad_inputs import VALUES as IN_RECORDS

BAD = Path(__file__).parents[3] / "shared" / "bad-inputs"
MOST_MIB = 256
STATUS = {
    "reject_file": {3},
    "quarantine": {1, 3},
    "quarantine_row_or_reject": {1, 3},
    "reject_until_declared": {3},
    "accept": {0},
    "accept_but_export_escaped": {0},
    "accept_not_checkable": {0},
    "accept_1_row": {0},
    "accept_or_reject": {0, 3},
    "policy": {0, 3},
    "reject_or_unverified": {0, 3},
}

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What each of them did."""
    if not BAD.is_dir():
        pytest.skip("skipped: ../shared is not here")
    command = [sys.executable, "-m", "tests.sources.corpus"]
    ran = subprocess.run(
        [*command, str(BAD), str(tmp_path_factory.mktemp("corpus"))],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_each_ends_as_its_manifest_says(told):
    assert len(told) == 66
    wrong = [(t["file"], t["status"]) for t in told if not _is_right(t)]
    assert wrong == []


def _is_right(one: dict[str, Any]) -> bool:
    return one["status"] in STATUS[one["outcome"]]


def test_a_refused_file_leaves_the_store_byte_for_byte_as_it_was(told):
    assert [t["file"] for t in told if t["status"] == 3 and t["changed"]] == []


def test_no_socket_is_opened_and_nothing_written_outside_the_store(told):
    assert (told[-1]["sockets"], told[-1]["writes"]) == ([], [])


def test_every_refusal_names_its_file_and_repeats_no_value(told):
    for one in told:
        said = one["said"].replace(one["file"], "")
        assert one["status"] != 3 or one["file"] in one["said"]
        values = IN_RECORDS if one["kind"] in ("csv", "zip") else IN_BADGES
        assert not values.search(said), one["file"]


def test_none_takes_more_memory_than_is_allowed(told):
    assert told[-1]["mib"] < MOST_MIB


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_none_takes_more_memory_in_a_process_of_its_own(capsys):
    """The interpreter and what it imports are part of it; prints what each took."""
    if not BAD.is_dir():
        pytest.skip("skipped: ../shared is not here")
    tool = [sys.executable, "tools/bad_inputs.py", str(BAD), "--json"]
    home = Path(__file__).parents[2]
    ran = subprocess.run(tool, cwd=home, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)
    slowest = max(found, key=lambda one: one["processor"])
    with capsys.disabled():
        print(f"\nof {len(found)}, the largest {found[-1]}, the slowest {slowest}")
    assert len(found) == 66
    assert found[-1]["mib"] < MOST_MIB
