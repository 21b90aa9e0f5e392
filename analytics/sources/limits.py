"""How much of everything is taken: the one place where the limits stand."""

from dataclasses import dataclass

from analytics.table import MOST_OF_ID

MIB = 1024 * 1024
GIB = 1024 * MIB


@dataclass(frozen=True)
class Limits:
    """Bounds on what comes in; bytes unless the name says otherwise.

    Sizes are counted while reading and never taken from a header. A file may unfold
    to more than ``ratio`` times its packed size only while it stays small
    (``ratio_from``): honest records repeat themselves, a bomb does nothing else.
    """

    file: int = 16 * GIB
    total: int = 64 * GIB
    ratio: int = 200
    ratio_from: int = 50 * MIB
    members: int = 200_000
    field: int = 65_536
    record: int = 4 * MIB
    columns: int = 500
    name: int = 128  # characters of a column's or an attribute's name
    id: int = MOST_OF_ID  # characters
    document: int = 8 * MIB  # one pathway or mapping file
    packed_parquet: int = 1 * GIB  # one Parquet file inside a zip: read in memory
    workbook: int = 512 * MIB
    packed_workbook: int = 256 * MIB  # one workbook inside a zip: read in memory
    cells: int = 20_000_000  # of a sheet, empty ones between others too
    block: int = 8 * MIB  # of a CSV: read and scanned in one go
    batch: int = 32 * MIB  # of rows: checked in one query
    findings: int = 100_000  # rows set aside that are listed one by one, per file
    kept_aside: int = 64 * MIB  # of them kept as they came, per file
    shown: int = 20  # findings that a refusal lists
    aside_rows: int = 10
    aside_share: float = 0.01
    clock_skew_hours: int = 24

    def aside(self, rows: int) -> float:
        """How many of ``rows`` may be set aside before the load is refused."""
        return max(self.aside_rows, self.aside_share * rows)


@dataclass(frozen=True)
class BadgeLimits:
    """Bounds on one credential; bytes unless the name says otherwise.

    A file of one is bounded as a ``document`` is, a line of many by twice that.
    """

    depth: int = 64  # objects and lists inside each other
    records: int = 3  # records, or answers of an API, inside each other
    baked: int = 1 * MIB  # the badge in a picture, unpacked
    side: int = 4_096  # pixels of a picture
    elements: int = 200  # of a drawing, inside each other
    status_list: int = 16 * MIB  # unpacked: 134 million credentials
    header: int = 8_192  # of a compact signature
    name: int = 2_048  # characters of an id or address
    text: int = 65_536  # characters of any other text that is kept


LIMITS = Limits()
BADGES = BadgeLimits()
