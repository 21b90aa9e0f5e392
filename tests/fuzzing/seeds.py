"""What is mutated: samples, bad inputs, and drawn extracts, by the parser they are for.

A seed is a few files by name: one, or what belongs together in a folder.
"""

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from analytics.sample.write import write_programme
from tests.conftest import write_world
from tests.sources import (
    test_canvas,
    test_clearinghouse,
    test_oneroster,
    test_presets,
    test_student_systems,
)
from tests.sources.credentials import answers

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
MOST = 90_000  # bytes of a file, and
LINES = 30  # of a table, so that many are read a second
Files = dict[str, bytes]


def _found(*patterns: str, under: str = "") -> list[Files]:
    """Shared samples and bad inputs, the large ones apart."""
    paths = sorted(
        path
        for folder in ("credentials", "bad-inputs")
        for pattern in patterns
        for path in (SHARED / folder / under).rglob(pattern)
        if path.stat().st_size < MOST
    )
    return [{path.name: path.read_bytes()} for path in paths]


@cache
def _programme() -> Files:
    """The sample programme, the first rows of each table."""
    with TemporaryDirectory() as folder:
        write_programme(Path(folder), 100)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.suffix in (".csv", ".yaml")
        }
    return {
        name: data
        if name.endswith(".yaml")
        else b"".join(data.splitlines(True)[:LINES])
        for name, data in files.items()
    }


def _written(tables: dict[str, str]) -> Files:
    with TemporaryDirectory() as folder:
        write_world(Path(folder), tables)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def _parquet(data: bytes) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa_csv.read_csv(io.BytesIO(data)), buffer)
    return buffer.getvalue()


def packed(files: Files) -> bytes:
    """Pack files into a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tables() -> list[Files]:
    """Tables of the contract, exports of platforms, and broken ones."""
    own = [{n: d} for n, d in _programme().items() if n.endswith(".csv")]
    exports = (test_presets.CREDLY, test_presets.API)
    return own + _found("*.csv") + [{"export.csv": e.encode()} for e in exports]


def parquet() -> list[Files]:
    """Tables of the contract as Parquet."""
    return [
        {name.replace(".csv", ".parquet"): _parquet(data)}
        for name, data in _programme().items()
        if name.endswith(".csv")
    ]


def zips() -> list[Files]:
    """Programmes and credentials in zips, and broken ones."""
    badges = {f"badge{n}": next(iter(f.values())) for n, f in enumerate(badge_json())}
    few = dict(list(badges.items())[:10])
    made = [{"programme.zip": packed(_programme())}, {"badges.zip": packed(few)}]
    return made + _found("*.zip")


def folders() -> list[Files]:
    """The programme folder, whole."""
    return [_programme()]


def native_pathways() -> list[Files]:
    """Pathways in YAML."""
    return [
        {Path(n).name: d} for n, d in _programme().items() if n.startswith("pathways/")
    ]


def badgr_pathways() -> list[Files]:
    """Badgr's own files, and a small one."""
    made = {"pathway.json": json.dumps(answers.pathway()).encode()}
    return [made, *_found("*.json", under="local_only/pathways_badgr")]


def ctdl() -> list[Files]:
    """Graphs of the Credential Registry."""
    return _found("*.json*", under="local_only/pathways_ctdl")


def mappings() -> list[Files]:
    """The documentation's mappings beside the files that they are for."""
    return [
        _written(drawn)
        | {
            "mapping.yaml": (
                ROOT / "docs/examples" / name / "mapping.yaml"
            ).read_bytes()
        }
        for name, drawn in test_student_systems.SYSTEMS.items()
    ]


def badge_json() -> list[Files]:
    """Credentials in JSON, and what backs them."""
    return _found("*.json", "*.1ob", "testlist")


def compact() -> list[Files]:
    """Compact signatures."""
    return _found("*.jwt")


def png() -> list[Files]:
    """Baked and broken PNG."""
    return _found("*.png")


def svg() -> list[Files]:
    """Baked and broken SVG."""
    return _found("*.svg")


def api_answers() -> list[Files]:
    """What a platform's API answers."""
    every = (
        answers.entity(),
        answers.entity(recipient=answers.recipient(plaintextIdentity=None)),
        answers.badge_class(),
        answers.issuer(),
        answers.pathway(),
    )
    made = [
        answers.envelope(*every),
        answers.envelope(answers.first_version()),
        [*every],
        {"status": {"success": False, "description": "no"}, "result": []},
    ]
    listed = [{"answer.json": json.dumps(one).encode()} for one in made]
    return listed + _found("*.json", under="local_only/badgr_api_v2")


def extracts() -> list[Files]:
    """OneRoster, Canvas, StudentTracker, Banner and PeopleSoft, as drawn elsewhere."""
    drawn = (
        test_oneroster.V11,
        test_oneroster.V12,
        test_canvas.SIS,
        test_canvas.DATA2,
        *test_student_systems.SYSTEMS.values(),
    )
    rows = test_clearinghouse.ROWS
    details = [
        {"detail.csv": test_clearinghouse.detail(*rows, header=header).encode()}
        for header in (test_clearinghouse.COLLEGE, test_clearinghouse.SCHOOL)
    ]
    return [*map(_written, drawn), *details]
