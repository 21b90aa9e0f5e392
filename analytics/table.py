"""What a table of records is: its columns, their kinds, and what makes a row itself."""

from dataclasses import dataclass
from enum import StrEnum

MOST_OF_ID = 256  # characters of an id, wherever it stands


class Kind(StrEnum):
    """What a column holds, and so how its text is read."""

    ID = "id"  # text that names something, kept as written
    TEXT = "text"  # free text
    MOMENT = "moment"  # a day or an instant; stored as X_on (day) and X_at (UTC)
    DAY = "day"  # a day
    NUMBER = "number"  # a finite decimal number
    COUNT = "count"  # a whole number, 0 or more
    FLAG = "flag"  # true or false
    CHOICE = "choice"  # one of a few words


@dataclass(frozen=True)
class Column:
    """One column of the contract."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    past: bool = False  # happened already: a day beyond tomorrow is a mistake
    is_address: bool = False  # finds somebody: a word for nothing finds nobody
    is_of_attribute: bool = False  # may stand among a mapping's attributes as well

    @property
    def physical(self) -> tuple[tuple[str, str], ...]:
        """Name and DuckDB type of each stored column."""
        if self.kind is Kind.MOMENT:
            stem = self.name.removesuffix("_on")
            return ((f"{stem}_on", "DATE"), (f"{stem}_at", "TIMESTAMP"))
        types = {
            Kind.DAY: "DATE",
            Kind.NUMBER: "DOUBLE",
            Kind.COUNT: "BIGINT",
            Kind.FLAG: "BOOLEAN",
        }
        return ((self.name, types.get(self.kind, "VARCHAR")),)


@dataclass(frozen=True)
class Table:
    """One file of the contract."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]  # first alternative whose parts are all there
    either: tuple[tuple[str, ...], ...] = ()  # one of these column sets is required
    extra: bool = False  # further columns are attributes

    def column(self, name: str) -> Column:
        """Return the column called ``name``; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns without which a row is nothing."""
        return tuple(c.name for c in self.columns if c.required)
