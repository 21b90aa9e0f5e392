"""Files that may hold credentials, by whatever name: opened, read, and reported."""

import hashlib
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from analytics.findings import Finding, RefusedError
from analytics.sources.credentials.checking import checking
from analytics.sources.credentials.items import items_of
from analytics.sources.credentials.mendable import document_of, text_of
from analytics.sources.credentials.opened import HEAD, Item, looks_like_one
from analytics.sources.credentials.parcel import Collected, Desk, Parcel
from analytics.sources.credentials.png import is_png
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.credentials.read import (
    ALONE,
    is_container,
    is_known,
    kind_of_item,
    read,
    unfolded,
)
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.svg import is_svg
from analytics.sources.credentials.tables import Rows
from analytics.sources.delivery import DocumentReport
from analytics.sources.kept import put_aside
from analytics.sources.limits import Limits
from analytics.sources.streams import Given, Tally, check_unfolding, plain

_NOTHING = Supports({})  # what backs credentials may come later in the same load
_TOLD = 250
_MARKS = (
    b"openbadge",
    b"/credentials/v",
    b"OpenBadge",
    b"/clr/v",
    b'"Assertion"',
    b'"entityType"',
)


def collect(parcel: Parcel, desk: Desk) -> Collected:
    """Read a parcel's files into ``incoming``; RefusedError where too much is wrong.

    A file that isn't a credential is named among ``others``, or ``alone`` where it is
    known to be something of a badge's that isn't stored.
    """
    done, digest = Collected(), hashlib.sha256()
    with checking(_NOTHING if desk.verify else None) as checker:
        rows = Rows(desk.connection, checker)
        for number, given in enumerate(parcel.files):
            if desk.progress is not None and number % _TOLD == 0:
                desk.progress(parcel.name, number, len(parcel.files))
            if _one(given, parcel, desk, rows, done):
                done.bytes += desk.tally.given
                digest.update(desk.tally.digest.digest())
        rows.flush()
    put_aside(desk.connection, done.kept)
    done.digest = digest.hexdigest()
    _check_aside(done, parcel, desk.limits)
    return done


def holds_badges(given: Given, limits: Limits) -> bool:
    """Tell whether a file is badges by its content, though it is named like records.

    Only what can be read says so: a header may look like the beginning of a badge.
    """
    try:
        stream = plain(given, Tally(), limits)
        head = next(stream, b"") if given.length else b""
        is_quoted = head.startswith(b'"') and not head.startswith(b'"ey')
        if is_quoted or not looks_like_one(head[:HEAD]):
            return False
        items = items_of(chain((head,), stream), limits)
        parts = chain.from_iterable(map(unfolded, islice(items, 1)))
        return any(part.problem is None and is_known(part) for part in parts)
    except (ProblemError, RefusedError):
        return False  # what is wrong with it is said when it is read


def _one(given: Given, parcel: Parcel, desk: Desk, rows: Rows, done: Collected) -> bool:
    """Read one file; tell whether anything of a badge's was in it."""
    stream = plain(given, desk.tally, desk.limits)
    head = next(stream, b"") if given.length else b""
    if not looks_like_one(head[:HEAD]):
        done.others.append(given)
        return False
    check_unfolding(given, desk.limits)
    reading = _Reading(given, desk, rows, done)
    try:
        for item in items_of(chain((head,), stream), desk.limits):
            reading.take(item)
    except ProblemError as problem:
        if not reading.known and not _is_meant(given, head, parcel):
            done.others.append(given)
            return False
        reading.end()
        reading.aside(problem, document=text_of(given, desk.limits))
        return True
    reading.end()
    is_picture = is_png(head) or is_svg(head)
    if not reading.known and parcel.single and is_picture:
        reading.aside(ProblemError("", "no badge that is read is in this picture"))
    elif not reading.known:
        done.others.append(given)
    return bool(reading.known)


@dataclass
class _Reading:
    """One file on its way: how many of its items are a badge's."""

    given: Given
    desk: Desk
    rows: Rows
    done: Collected
    known: int = 0
    alone: dict[str, None] = field(default_factory=dict)
    trees: list[Any] = field(default_factory=list)

    def take(self, item: Item) -> None:
        """Read one item and what is inside it; pass by what is nothing of a badge's."""
        for part in unfolded(item):
            if is_known(part):
                self.known += 1
                self._take(part)

    def _take(self, item: Item) -> None:
        kind = None if item.problem else kind_of_item(item)
        if kind in ALONE and kind != "unknown":
            self.alone[f"{self.given.label}: {ALONE[str(kind)]}"] = None
            return
        if kind == "pathway":
            self._take_pathway(item)
            return
        try:
            found = list(read(item, self.desk.clock))
        except ProblemError as problem:
            self.aside(problem, item.place, item.line, document_of(item))
            return
        self.rows.add(found)
        self.done.rows += not is_container(item)

    def _take_pathway(self, item: Item) -> None:
        """Read a pathway as its own file would be read."""
        try:
            trees = self.desk.readers[".json"](item.document, self.given.label)
        except RefusedError as error:
            first = error.findings[0]
            problem = ProblemError((first.place or "").removesuffix("/"), first.rule)
            self.aside(problem, item.place, item.line, document_of(item))
        else:
            self.trees += trees

    def end(self) -> None:
        """Say what there was besides credentials, each kind of thing once."""
        self.done.alone += self.alone
        if self.trees:
            tally, count = self.desk.tally, len(self.trees)
            digest = tally.digest.hexdigest()
            told = DocumentReport(self.given.label, digest, tally.given, count)
            self.done.documents.append(told)
            self.done.pathways += self.trees

    def aside(
        self,
        problem: ProblemError,
        place: str = "",
        line: int | None = None,
        document: str | None = None,
    ) -> None:
        """Set one item aside, with where it stands and what is wrong with it."""
        done = self.done
        done.rows, done.set_aside = done.rows + 1, done.set_aside + 1
        if len(done.findings) < self.desk.limits.findings:
            where = (place + problem.pointer) or None
            found = Finding(self.given.label, problem.rule, line=line, place=where)
            done.findings.append(found)
            if document is not None and done.room(self.desk.limits) > len(document):
                done.keep(found, document)


def _is_meant(given: Given, head: bytes, parcel: Parcel) -> bool:
    """Tell whether a file that can't be read was meant to be a credential.

    Given by itself it was, unless its name says that it is a pathway in YAML; beside
    others it was where a badge's words are in it.
    """
    if given.path.lower().endswith((".yaml", ".yml")):
        return False
    return parcel.single or any(mark in head for mark in _MARKS)


def _check_aside(done: Collected, parcel: Parcel, limits: Limits) -> None:
    """Refuse a parcel of which too many credentials, or all, would be set aside."""
    if not done.set_aside:
        return
    few = done.set_aside <= int(limits.aside(done.rows))
    if few and done.set_aside < done.rows:
        return
    shown = done.findings[: limits.shown]
    if parcel.single and done.rows == 1:
        raise RefusedError(shown)
    why = "too many" if done.set_aside < done.rows else "nothing would be left"
    total = f"{done.set_aside:,} of {done.rows:,} credentials can't be taken: {why}"
    more = len(done.findings) - len(shown)
    rest = [Finding(parcel.name, f"and {more:,} more like these")] if more > 0 else []
    raise RefusedError([Finding(parcel.name, total), *shown, *rest])
