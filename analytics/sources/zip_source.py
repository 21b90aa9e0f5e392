"""A zip as a source: its members checked, read in streams, never unpacked to disk."""

import stat
import zipfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from analytics.findings import Finding, RefusedError
from analytics.sources.gather import Source, hidden, sayable
from analytics.sources.limits import Limits
from analytics.sources.refusal import refuse
from analytics.sources.streams import Given

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


def zipped(path: Path, stack: ExitStack, limits: Limits) -> Source:
    """Open a zip, which stays open until ``stack`` closes, and list its files."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        rule = "not a readable zip: damaged, cut short or something else"
        raise refuse(path.name, rule) from error
    members = archive.infolist()
    _check(members, path.name, limits)
    size = path.stat().st_size
    files = [m for m in members if not m.is_dir() and not _is_hidden(m.filename)]
    top = _top([member.filename for member in files])
    found: list[Given] = []
    others: list[str] = []
    for member in sorted(files, key=lambda one: one.filename):
        inside = member.filename.removeprefix(top)
        label = f"{path.name}/{sayable(member.filename)}"
        if "/" in inside.removeprefix("pathways/"):
            others.append(label)
            continue
        packed = min(member.compress_size, size)
        opening = partial(archive.open, member)
        found.append(Given(label, inside, packed, member.file_size, opening))
    return Source(path.name, tuple(found), tuple(others))


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
