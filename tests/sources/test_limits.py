import re
from pathlib import Path

import pytest

from analytics.sources.limits import BADGES, GIB, LIMITS, MIB

KEPT = LIMITS.kept_aside // MIB
PAGE = Path(__file__).parents[2] / "docs" / "input.md"


@pytest.mark.parametrize(
    ("rows", "most"),
    [(1, 10), (999, 10), (1_000, 10), (2_000, 20), (1_000_000, 10_000)],
)
def test_how_many_rows_may_be_set_aside(rows, most):
    assert LIMITS.aside(rows) == most


def test_the_page_says_the_limits_as_they_are():
    text = PAGE.read_text(encoding="utf-8")
    rows = dict(
        re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text.split("## Limits")[1], re.M)
    )
    assert rows == {
        "what": "limit",
        "---": "---",
        "one file, unpacked": f"{LIMITS.file // GIB} GiB",
        "one load, unpacked": f"{LIMITS.total // GIB} GiB",
        "unpacking (zip, gzip, gzip in a zip, Parquet, a workbook)": ""
        f"{LIMITS.ratio} times the packed size, beyond {LIMITS.ratio_from // MIB} MiB; "
        "counted before a row is made",
        "members of a zip": f"{LIMITS.members:,}; an archive in a zip is never opened",
        "a Parquet file inside a zip": f"{LIMITS.packed_parquet // GIB} GiB",
        "a workbook; inside a zip": f"{LIMITS.workbook // MIB} MiB; "
        f"{LIMITS.packed_workbook // MIB} MiB",
        "a sheet": f"{LIMITS.cells // 1_000_000} million cells, empty ones between "
        "others too",
        "a pathway or mapping file": f"{LIMITS.document // MIB} MiB",
        "rows set aside that are kept as they came": f"{KEPT} MiB a file",
        "a cell": f"{LIMITS.field:,} bytes",
        "an id": f"{LIMITS.id} characters",
        "columns": f"{LIMITS.columns}, with names of at most {LIMITS.name} characters",
        "one credential; a line of many": f"{LIMITS.document // MIB} MiB; "
        f"{2 * LIMITS.document // MIB} MiB; nested {BADGES.depth} deep",
        "records, or answers, inside each other": f"{BADGES.records}",
        "a badge in a picture": f"{BADGES.baked // MIB} MiB, in a picture of "
        f"{BADGES.side:,} pixels a side or a drawing nested {BADGES.elements} deep",
        "a status list, unpacked": f"{BADGES.status_list // MIB} MiB",
        "of a credential: an id or address, another text": f"{BADGES.name:,} and "
        f"{BADGES.text:,} characters",
    }
