"""A zip as a source: its members checked, read in streams, never unpacked to disk."""

import stat
import zipfile
from array import array
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO

from analytics.findings import Finding, RefusedError
from analytics.sources.gather import Source, hidden
from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse
from analytics.sources.streams import Given, sayable

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What it takes to open a member, as the directory has it.
_KEPT = (
    "header_offset",
    "compress_size",
    "file_size",
    "CRC",
    "flag_bits",
    "compress_type",
)


def zipped(path: Path, stack: ExitStack, limits: Limits) -> Source:
    """Open a zip, which stays open until ``stack`` closes, and list its files."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        rule = "not a readable zip: damaged, cut short or something else"
        raise refuse(path.name, rule) from error
    _check(archive.infolist(), path.name, limits)
    listing = _Listing(archive)
    archive.filelist.clear()  # it takes five times as much as what is kept of it
    archive.NameToInfo.clear()
    names = listing.names.decode("utf-8", "surrogatepass").split("\0")
    top = _top(names)
    opening = partial(_open, archive, listing, top)
    under, whole = f"{path.name}/{top}", path.stat().st_size
    found: list[Given] = []
    others: list[str] = []
    for place, name in enumerate(names if listing.names else ()):
        inside = name.removeprefix(top)
        if "/" in inside.removeprefix("pathways/"):
            others.append(f"{path.name}/{sayable(name)}")
            continue
        length = listing.kept["file_size"][place]
        size = min(listing.kept["compress_size"][place], whole)
        found.append(Given(under, inside, size, length, opening, place))
    return Source(path.name, tuple(found), tuple(others))


class _Listing:
    """The files of a zip in order of name: no more than it takes to open each.

    All names are one text, and all numbers of a kind one array, so that the directory
    that Python made of them can be given back as a whole.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        files = [m for m in archive.infolist() if not m.is_dir()]
        files = [m for m in files if not _is_hidden(m.filename)]
        files.sort(key=lambda one: one.filename)
        text = "\0".join(one.filename for one in files)
        self.names = text.encode("utf-8", "surrogatepass")
        self.kept = {n: array("Q", (getattr(f, n) for f in files)) for n in _KEPT}


def _open(
    archive: zipfile.ZipFile, listing: _Listing, top: str, given: Given
) -> IO[bytes]:
    member = zipfile.ZipInfo(top + given.path)
    for name, values in listing.kept.items():
        setattr(member, name, values[given.place])
    return archive.open(member)


def _check(members: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if len(members) > limits.members:
        rule = f"{len(members):,} members, at most {limits.members:,} are taken"
        raise refuse(name, rule)
    wrong: list[Finding] = []
    seen: set[str] = set()
    for member in members:
        twice = member.filename in seen
        problem = "there twice in the zip" if twice else _problem(member, limits)
        seen.add(member.filename)
        if problem is not None:
            place = f"member {sayable(member.filename)}"
            wrong.append(Finding(name, problem, place=place))
    if wrong:
        raise RefusedError(wrong[: limits.shown])


def _problem(member: zipfile.ZipInfo, limits: Limits) -> str | None:
    name = member.orig_filename.replace("\\", "/")
    if not name or "\0" in name:
        return "a name that is empty, or has a null byte"
    if member.header_offset < 0:
        return "damaged: it would lie before the zip's beginning"
    if name.startswith("/") or name[1:2] == ":":
        return "absolute path"
    if ".." in name.split("/"):
        return "a path that leads out of the zip (..)"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "symbolic link"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted"
    if member.compress_type not in _PACKINGS:
        return "packed in a way that isn't read (only stored and deflated are)"
    large = member.file_size > limits.ratio_from
    if large and member.file_size > limits.ratio * member.compress_size:
        return f"unpacks to more than {limits.ratio} times its size: not opened"
    return None


def _is_hidden(name: str) -> bool:
    return any(hidden(part) for part in name.split("/"))


def _top(names: list[str]) -> str:
    """Return the one folder in which everything lies, with its slash, or nothing."""
    tops = {name.partition("/")[0] for name in names if "/" in name}
    if len(tops) != 1 or any("/" not in name for name in names):
        return ""
    top = tops.pop()
    return "" if top == "pathways" else f"{top}/"
