"""What was received: a report of each file, and everything that isn't a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.findings import Finding


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
    by one.
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


def remarks(files: Sequence[FileReport]) -> list[str]:
    """Say by what presets files were read, and how many rows a mapping left out."""
    read = [f"{one.label}: read as {one.read_as}" for one in files if one.read_as]
    out = [
        f"{one.label} ({one.table}): {one.left_out:,} "
        f"row{'s' if one.left_out != 1 else ''} left out, as the mapping says"
        for one in files
        if one.left_out
    ]
    return list(dict.fromkeys((*read, *out)))


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
    Without ``verify`` no signature is checked.
    """

    files: tuple[FileReport, ...]
    pathways: tuple[Any, ...]
    set_aside: tuple[Finding, ...]
    left_alone: tuple[str, ...]
    time_zone: str
    own_institution: tuple[str, ...] = ()
    documents: tuple[DocumentReport, ...] = ()
    received_on: date | None = None
    recalled: tuple[str, ...] = ()
    verify: bool = True
