"""What was received: a report of each file, and everything that isn't a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from analytics.findings import Finding
from analytics.sources.converted import Converted


@dataclass(frozen=True)
class FileReport:
    """One file as one table.

    ``index`` is the value of the column ``file`` in ``incoming.<table>``; ``sha256``
    and ``bytes`` are of the file as it was given (packed, where it was packed);
    ``table`` is "credentials" where it is a source's credentials, all together.
    ``columns`` are the contract's columns that the file has, ``attributes`` the
    learners' further ones. ``rows`` counts those set aside too, and not those
    ``left_out`` because the mapping says so. ``of`` are the labels of the files that
    were looked through for credentials. ``read_as`` names the preset, where it was read
    by one. ``blank`` rows have nothing in them; ``converted`` are cells that were taken
    for something that isn't written in them. ``written`` says what was recognised of
    how the file is written. ``source`` is whose rows they are, and ``whole`` what the
    file has all of, as a mapping's section says it.
    """

    index: int
    label: str
    table: str
    sha256: str
    bytes: int
    rows: int
    set_aside: int
    columns: tuple[str, ...]
    attributes: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    left_out: int = 0
    read_as: str | None = None
    blank: int = 0
    converted: tuple[Converted, ...] = ()
    source: str = "native"
    whole: tuple[str, ...] | None = None
    written: tuple[str, ...] = ()


def remarks(files: Sequence[FileReport]) -> list[str]:
    """Say by what preset files were read, and which rows and cells not as written."""
    said = [f"{one.label}: read as {one.read_as}" for one in files if one.read_as]
    said += [f"{one.label}: {how}" for one in files for how in one.written]
    for one in files:
        place = f"{one.label} ({one.table})"
        if one.left_out:
            rows = counted(one.left_out, "row")
            said.append(f"{place}: {rows} left out, as the mapping says")
        if one.blank:
            said.append(f"{place}: {counted(one.blank, 'blank row')} passed over")
        said += [
            f"{one.label}, column {cells.column}: "
            + WORDS[cells.how].format(counted(cells.cells, "cell"))
            for cells in one.converted
        ]
    return list(dict.fromkeys(said))


WORDS = {
    "trimmed": "{} had blanks around what is written; they were left out",
    "nothing": "{} with a word for nothing (NULL, N/A, - and the like): read as empty",
    "never": "{} with the day 9999-12-31, which stands for never: read as empty",
    "flag": "{} with other words than true and false (Y, no, 1 and the like): read so",
    "grouped": "{} with commas between thousands; they were left out",
    "link": "{} with mailto: before an address; it was left out",
    "named": "{} of rows without an e-mail address: known by this name alone",
    "again": "{} of awards that are there again in all we know of them: each counts",
    "asked": "{} with just NULL or #N/A, kept as text. If that means nothing, say so "
    "under values in mapping.yaml",
}


def counted(number: int, what: str) -> str:
    """Write a number of things: "1 row", "1,200 rows"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class DocumentReport:
    """One pathway file: its ``sha256`` and ``bytes`` as it was given."""

    label: str
    sha256: str
    bytes: int
    pathways: int


@dataclass(frozen=True)
class Delivery:
    """Everything that one load brought, checked and typed but not yet merged.

    Rows are in ``incoming.<table>`` of the connection that was handed in; pathways
    are values of whatever type their readers return. ``left_alone`` names the files
    that were not taken, ``recalled`` those that were read by a remembered mapping.
    ``own_institution`` is empty where no mapping names it.
    Without ``verify`` no signature is checked; with ``new_keys`` other keys than are
    known of an issuer are taken for its own; with ``accept_gone`` any number of rows
    may be gone from their source at once. ``received_at`` is UTC.
    """

    files: tuple[FileReport, ...]
    pathways: tuple[Any, ...]
    set_aside: tuple[Finding, ...]
    left_alone: tuple[str, ...]
    time_zone: str
    own_institution: tuple[str, ...] = ()
    documents: tuple[DocumentReport, ...] = ()
    received_at: datetime | None = None
    recalled: tuple[str, ...] = ()
    verify: bool = True
    new_keys: bool = False
    accept_gone: bool = False
