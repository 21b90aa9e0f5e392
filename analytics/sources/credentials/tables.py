"""What was read of credentials, as rows of ``incoming``, a few thousand at a time."""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from analytics.sources.credentials.checking import Checker
from analytics.sources.credentials.dates import Moment
from analytics.sources.credentials.found import (
    Achievement,
    Association,
    Award,
    Found,
    Record,
    Revocation,
    Support,
)
from analytics.sources.credentials.recipients import Identity
from analytics.sources.credentials.verdict import Verdict
from analytics.sources.limits import MIB

_TEXT, _DAY, _TIME = pa.string(), pa.date32(), pa.timestamp("us")
_STATUS = pa.struct([("purpose", _TEXT), ("named", _TEXT), ("place", pa.int64())])
_MOMENTS = ("earned", "issued", "expires", "recorded")
SCHEMAS = {
    "credential": pa.schema(
        [
            ("source", _TEXT),
            ("award_id", _TEXT),
            ("format", _TEXT),
            ("issuer", _TEXT),
            ("learner_id", _TEXT),
            ("achievement_id", _TEXT),
            *((f"{m}_on", _DAY) for m in _MOMENTS),
            *((f"{m}_at", _TIME) for m in _MOMENTS),
            ("earned_from", _TEXT),
            ("revoked", pa.bool_()),
            ("outcome", _TEXT),
            ("narrative", _TEXT),
            ("evidence_url", _TEXT),
            ("assessed_by", _TEXT),
            ("statuses", pa.list_(_STATUS)),
            ("acceptance", _TEXT),
            ("document", _TEXT),
            ("is_signed", pa.bool_()),
            ("signature", _TEXT),
            ("reason", _TEXT),
            ("signer", _TEXT),
            ("describes", _TEXT),
            ("names", pa.list_(_TEXT)),
        ]
    ),
    "recipients": pa.schema(
        [
            (name, _TEXT)
            for name in ("recipient_id", "kind", "value", "hash", "digest", "salt")
        ]
    ),
    "described": pa.schema(
        [
            (name, _TEXT)
            for name in (
                "achievement_id",
                "digest",
                "said_in",
                "name",
                "kind",
                "issuer",
                "description",
                "criteria",
                "skills",
            )
        ]
    ),
    "supports": pa.schema([(name, _TEXT) for name in ("kind", "id", "document")]),
    "associations": pa.schema(
        [(name, _TEXT) for name in ("kind", "source_id", "target_id")]
    ),
    "stripped": pa.schema(
        [(name, _TEXT) for name in ("source", "award_id", "format", "document")]
    ),
}
_SAID = tuple(
    name for name in SCHEMAS["described"].names if name not in ("digest", "said_in")
)
_BATCH = 2_000
_LARGE = 8 * MIB  # of documents: then they go in fewer at a time
_Row = dict[str, Any]


@dataclass
class Rows:
    """Rows on their way into ``incoming``; ``flush`` at the end.

    Credentials are checked on the way; a document stays with its row only where a file
    that isn't there yet could change its verdict.
    """

    connection: duckdb.DuckDBPyConnection
    checker: Checker
    held: dict[str, list[_Row]] = field(default_factory=dict)
    asked: deque[tuple[list[_Row], Iterator[Verdict]]] = field(default_factory=deque)
    size: int = 0  # of the documents that are held

    def add(self, found: Iterable[Found]) -> None:
        """Take what one item says."""
        for one in found:
            for table, row in _rows(one):
                rows = self.held.setdefault(table, [])
                rows.append(row)
                if table == "credential":
                    self.size += len(row["document"])
                if len(rows) >= _BATCH or self.size >= _LARGE:
                    self._give(table)

    def flush(self) -> None:
        """Put what is still held where it belongs."""
        for table in SCHEMAS:
            self._give(table)
        while self.asked:
            self._put_checked()

    def _give(self, table: str) -> None:
        rows = self.held.pop(table, [])
        if table != "credential":
            self._put(table, _each_once(rows))
            return
        self.size = 0
        documents = [(r["document"], r["is_signed"], r["format"]) for r in rows]
        self.asked.append((rows, self.checker.put(documents)))
        if len(self.asked) > 1:  # one batch is read while another is checked
            self._put_checked()

    def _put_checked(self) -> None:
        rows, verdicts = self.asked.popleft()
        for row, verdict in zip(rows, verdicts, strict=True):
            row["signature"], row["reason"] = verdict.signature, verdict.reason
            row["signer"] = verdict.signer
            # Another issuer may have signed the same id, and be the one that counts.
            if not verdict.waits and verdict.signer is None:
                row["document"] = None
        self._put("credential", rows)

    def _put(self, table: str, rows: list[_Row]) -> None:
        if not rows:
            return
        batch = pa.Table.from_pylist(rows, schema=SCHEMAS[table])
        self.connection.execute("create schema if not exists incoming")
        self.connection.register("credential_rows", batch)
        self.connection.execute(
            f"create table if not exists incoming.{table}"
            " as from credential_rows limit 0"
        )
        self.connection.execute(f"insert into incoming.{table} from credential_rows")
        self.connection.unregister("credential_rows")


def _each_once(rows: list[_Row]) -> list[_Row]:
    """Leave out what is said again: ten thousand badges describe one achievement."""
    return list({tuple(row.values()): row for row in rows}.values())


def _rows(found: Found) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(found, Award):
        award = _award(found)
        told = [("credential", award)]
        award["names"] = [x.value for x in found.identities if _is_name(x)] or None
        told += [
            ("recipients", {"recipient_id": found.recipient} | vars(one))
            for one in found.identities
            if not _is_name(one)
        ]
        if found.achievement is not None:
            says = described(found.achievement, "credential")
            award["describes"] = says["digest"]
            told.append(("described", says))
        return told
    if isinstance(found, Achievement):
        return [("described", described(found, found.said_in))]
    if isinstance(found, Support):
        return [("supports", vars(found))]
    if isinstance(found, Record):
        row = dict.fromkeys(SCHEMAS["credential"].names)
        issuer = {"issuer": found.source, "outcome": "record"}
        return [("credential", row | vars(found) | issuer)]
    if isinstance(found, Association):
        return [("associations", vars(found))]
    assert isinstance(found, Revocation)
    # Unsigned there is nothing to check: then its content isn't asked any more.
    row = vars(found) | {"document": found.document if found.is_signed else None}
    return [("stripped", {name: row[name] for name in SCHEMAS["stripped"].names})]


def _is_name(one: Identity) -> bool:
    """Tell what others may be called, too: it counts by who says it."""
    return one.kind == "name" and one.value is not None


def _award(award: Award) -> dict[str, Any]:
    row = {n: getattr(award, n, None) for n in SCHEMAS["credential"].names}
    row["learner_id"] = award.recipient
    row["statuses"] = [vars(one) for one in award.statuses] or None
    for name in _MOMENTS:
        when: Moment | None = getattr(award, name)
        row[f"{name}_on"] = None if when is None else when.on
        row[f"{name}_at"] = None if when is None else when.at
    return row


def described(achievement: Achievement, said_in: str) -> dict[str, Any]:
    """Return a description under a digest of what it says, which credentials name."""
    says = {name: vars(achievement)[name] for name in _SAID}
    told = json.dumps(list(says.values()), ensure_ascii=False)
    digest = hashlib.md5(told.encode(), usedforsecurity=False).hexdigest()
    return {"digest": digest, "said_in": said_in} | says
