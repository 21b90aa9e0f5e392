"""What was received: a report of each file, and everything that isn't a row."""

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
    learners' further ones. ``rows`` counts those set aside too. ``of`` are the labels
    of the files that were looked through for credentials.
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
    """

    files: tuple[FileReport, ...]
    pathways: tuple[Any, ...]
    set_aside: tuple[Finding, ...]
    left_alone: tuple[str, ...]
    time_zone: str
    documents: tuple[DocumentReport, ...] = ()
    received_on: date | None = None
    recalled: tuple[str, ...] = ()
