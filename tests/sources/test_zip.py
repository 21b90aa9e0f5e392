"""What a zip may not be; the small limits here stand for the real ones."""

import gzip
import io
import stat
import struct
import subprocess
import sys
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.findings import RefusedError
from analytics.sources.limits import LIMITS
from tests.conftest import examples

AWARDS = "learner_id,achievement_id,earned_on\nL,B,2026-03-01\n"


def packed(*members: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([("/etc/x", "x")], "member /etc/x: absolute path"),
        ([("C:\\x.csv", "x")], "absolute path"),
        ([("a/../../x", "x")], "leads out of the zip"),
        ([("..\\x", "x")], "leads out of the zip"),
        ([(link("awards.csv"), "/etc/passwd")], "member awards.csv: symbolic link"),
        ([("awards.csv", AWARDS), ("awards.csv", AWARDS)], "there twice in the zip"),
        ([("awards.csv", "PK\x03\x04nested")], "the content is a ZIP or XLSX file"),
        ([("inner.zip", "x")], "nothing to load"),
        ([], "nothing to load"),
    ],
)
def test_what_is_wrong_with_a_zip_refuses_it(door, members, said):
    assert said in door.refused("p.zip", packed(*members))


def test_a_member_with_half_a_name_or_none_is_refused(door):
    said = "a name that is empty, or has a null byte"
    half = packed(("a*b.csv", "x")).replace(b"*", b"\0")
    assert said in door.refused("p.zip", half)
    assert said in door.refused("p.zip", without_name(packed(("*", "x"))))


def without_name(data: bytes) -> bytes:
    """Take a name of one letter out of a zip of one member."""
    place, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    (size,) = struct.unpack_from("<L", data, end + 12)
    entry = bytearray(data[place:end].replace(b"*", b""))
    struct.pack_into("<H", entry, 28, 0)
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 12, size - 1)
    return data[:place] + bytes(entry) + bytes(tail)


def test_encrypted_members_are_refused(door):
    data = bytearray(packed(("awards.csv", AWARDS)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(mark) + at, 1)
    assert "member awards.csv: encrypted" in door.refused("p.zip", bytes(data))


def test_too_many_members_are_refused(door):
    data = packed(*[(f"m{i}", "") for i in range(6)])
    limits = replace(LIMITS, members=5)
    assert "6 members, at most 5" in door.refused("p.zip", data, limits=limits)


SMALL = replace(LIMITS, ratio_from=10_000)
ROWS = AWARDS + "L,B,2026-03-01\n" * 50_000


def test_a_member_that_unfolds_too_far_is_not_opened(door):
    said = door.refused("p.zip", packed(("awards.csv", ROWS)), limits=SMALL)
    assert "unpacks to more than 200 times its size" in said


def test_sizes_are_counted_and_not_believed(door):
    data = bytearray(packed(("awards.csv", ROWS)))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 1_000)
    said = door.refused("p.zip", bytes(data), limits=SMALL)
    assert "p.zip/awards.csv: " in said


def test_gzip_is_counted_too(door):
    data = gzip.compress(ROWS.encode())
    said = door.refused("awards.csv.gz", data, limits=SMALL)
    assert "awards.csv.gz: unpacks to more than 200 times its size: stopped" in said
    inside = packed(("awards.csv.gz", "x"))
    assert "expected gzip" in door.refused("p.zip", inside, limits=SMALL)


JWT = "eyJhbGciOiJFZERTQSJ9.e30.AAAA\n"
EMPTY = b"\n" * 60 * 2**20
PEAK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import duckdb
from analytics.findings import RefusedError
from analytics.sources.receive import receive
try:
    receive([Path(sys.argv[1])], duckdb.connect(), readers={}, now=datetime.now(UTC))
except RefusedError as error:
    print(error)
(peak,) = [
    line for line in Path("/proc/self/status").read_text().splitlines()
    if line.startswith("VmHWM")
]
print(int(peak.split()[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="skipped: no /proc")
@pytest.mark.parametrize(
    ("name", "begins", "is_nested"),
    [("awards.csv.gz", AWARDS, False), ("many.jwt.gz", JWT, True)],
)
def test_a_gzip_bomb_is_refused_before_a_row_of_it_is_made(
    door, name, begins, is_nested
):
    bomb = gzip.compress(begins.encode() + EMPTY)
    assert len(bomb) < 70_000
    path = door.file(name, bomb)
    if is_nested:
        path = door.file("p.zip", packed((name, bomb)))
    run = [sys.executable, "-c", PEAK, str(path)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    *refusal, peak = said.splitlines()
    assert f"{name}: unpacks to more than 200 times its size: stopped" in refusal[0]
    assert int(peak) < 256  # MiB, most of it what is imported


def test_a_packed_file_that_is_nothing_of_ours_is_still_left_alone(door):
    door.file("p/system.log.gz", gzip.compress(EMPTY))
    path = door.file("p/awards.csv", AWARDS).parent
    assert [one.rows for one in door.load(path).files] == [1]


def test_what_folds_no_further_than_it_may_is_taken(door):
    data = gzip.compress(ROWS.encode())  # 50,001 rows, 486 times their size
    limits = replace(SMALL, ratio=500)
    assert door.take("awards.csv.gz", data, limits=limits).files[0].rows == 50_001


def test_a_file_and_a_load_have_a_largest_size(door):
    said = door.refused("awards.csv", ROWS, limits=replace(LIMITS, file=1_000))
    assert "larger than 1,000 bytes" in said
    door.file("p/awards-1.csv", AWARDS)
    path = door.file("p/awards-2.csv", AWARDS).parent
    assert "the load is larger than 60 bytes" in door.refusal(
        path, limits=replace(LIMITS, total=60)
    )


def test_a_damaged_member_is_refused(door):
    data = bytearray(packed(("awards.csv", AWARDS)))
    for mark, at in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        struct.pack_into("<I", data, data.index(mark) + at, 12_345)
    assert "checksum (CRC) is wrong" in door.refused("p.zip", bytes(data))


def test_a_zip_cut_short_is_refused(door):
    data = packed(("awards.csv", AWARDS))
    assert "not a readable zip" in door.refused("p.zip", data[:-30])
    assert "not a readable zip" in door.refused("p.zip", b"")


@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_zip_with_a_changed_byte_is_read_or_refused(door, data):
    whole = bytearray(packed(("awards.csv", AWARDS), ("pathways/p.yaml", "a: b")))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    path = door.file("p.zip", bytes(whole))
    try:
        delivery = door.load(path)
    except RefusedError:
        return
    assert delivery.files or delivery.pathways
