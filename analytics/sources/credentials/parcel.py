"""What is read together: files of one source, what it needs, what becomes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import duckdb

from analytics.findings import Finding
from analytics.sources.credentials.dates import Clock
from analytics.sources.delivery import DocumentReport
from analytics.sources.documents import Readers
from analytics.sources.limits import Limits
from analytics.sources.streams import Given, Tally


@dataclass(frozen=True)
class Parcel:
    """Files of one source that aren't known by name; ``single``: given by itself."""

    name: str
    files: tuple[Given, ...]
    single: bool = False


@dataclass
class Collected:
    """What became of a parcel: counts, findings, and the files that hold no badge.

    ``kept`` are the documents that were set aside, as they came; ``pathways`` were
    among what a platform's API answered.
    """

    rows: int = 0
    set_aside: int = 0
    bytes: int = 0
    findings: list[Finding] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)
    others: list[Given] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    digest: str = ""
    kept_size: int = 0
    pathways: list[Any] = field(default_factory=list)
    documents: list[DocumentReport] = field(default_factory=list)

    def room(self, limits: Limits) -> int:
        """Return how many more characters of documents are kept."""
        return limits.kept_aside - self.kept_size

    def keep(self, found: Finding, document: str) -> None:
        """Keep a document that was set aside, with where it stood."""
        where = {"file": found.file, "line": found.line, "place": found.place}
        self.kept.append(where | {"kind": "credentials", "cells": document})
        self.kept_size += len(document)


@dataclass(frozen=True)
class Desk:
    """What reading a parcel needs; ``verify`` is false to leave signatures for later.

    ``progress`` is told the parcel's name, the files read and the files there are.
    """

    connection: duckdb.DuckDBPyConnection
    tally: Tally
    limits: Limits
    clock: Clock
    readers: Readers
    verify: bool = True
    progress: Callable[[str, int, int], None] | None = None


def clock_of(zone: str, now: datetime, limits: Limits) -> Clock:
    """Return the campus, and the latest instant that isn't in the future."""
    return Clock(zone, now + timedelta(hours=limits.clock_skew_hours))
