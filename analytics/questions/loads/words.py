"""What is loaded, what came in and what didn't: sentences and tables."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from analytics.drawing.claims import (
    EMPTY,
    Count,
    Given,
    Name,
    Number,
    Sentence,
    holds,
    join,
    say,
)
from analytics.drawing.markup import as_is
from analytics.drawing.palette import day, number
from analytics.drawing.words import WORDS
from analytics.findings import Finding
from analytics.sources.delivery import counted

MOST_FINDINGS = 500
PLACE = ("file", "line", "place")  # where a row stands
MEND = (
    "Everything else was loaded. Download a file, mend it, and load it beside its "
    "download: what is right then comes in, and leaves this list. Cells are as they "
    "came. Mend them in a text editor, or open the file with every column as text: "
    "else a spreadsheet takes `007` for a number and some cells for formulas."
)


def standing(status: Mapping[str, Any]) -> Sentence:
    """Say what the published state holds."""
    if status["state"] is None:
        none = "Nothing yet. Load your own records, or try the sample programme first."
        return holds(none, (status,), ("state", "=", None))
    counts = status["counts"]
    called = say(" “{}”", Name(status, "name")) if status["name"] else EMPTY
    as_of = day(date.fromisoformat(status["as_of"])) if status["as_of"] else "–"
    held = (
        ("learners", WORDS.learner, WORDS.learners),
        ("awards", "award", "awards"),
        ("pathways", WORDS.pathway, WORDS.pathways),
    )
    told = (
        say(
            f"**{{}} {one if counts.get(name) == 1 else more}**",
            Number(counts, name, zero="0"),
        )
        for name, one, more in held
    )
    state = say("**State {}**{}", Number(status, "state"), called)
    aside = Number(status, "set_aside", zero="No")
    return say(
        f"{{}} is shown, as of {{}}: {{}}. {{}} {_rows_were(aside.value)} set aside.",
        state,
        Given(as_of),
        join(*told, between=", "),
        aside,
    )


def _rows_were(count: int) -> str:
    return "rows were" if count > 1 else "row was"


def past(status: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the past loads, the latest first."""
    return [
        {
            "State": _called(load),
            "When": instant(load["at"]),
            "What": _what(load),
            "Awards": load["counts"].get("awards", 0),
            "Set aside": load["set_aside"],
        }
        for load in reversed(status["loads"])
    ]


def _called(load: Mapping[str, Any]) -> str:
    """Write a state's number, its names, and whether it can't be had any more."""
    names = ", ".join(f"“{name}”" for name in load["names"])
    gone = "" if load["kept"] else "no longer kept"
    return " ".join(part for part in (str(load["id"]), names, gone) if part)


def _what(load: Mapping[str, Any]) -> str:
    told = {"rollback": f"State {load['of']} again", "people": "People's decisions"}
    files = len(load["sources"])
    count = "1 file" if files == 1 else f"{number(files)} files"
    return told.get(load["kind"], f"Load of {count}")


def instant(text: str) -> str:
    """Write an instant of the ledger: "31 May 2026, 14:05 UTC"."""
    found = datetime.fromisoformat(text)
    return f"{day(found.date())}, {found:%H:%M} UTC"


def kept(status: Mapping[str, Any]) -> dict[str, str]:
    """Return the earlier states that are kept: how each is called → its number."""
    return {
        f"State {load['id']}, {instant(load['at'])}": str(load["id"])
        for load in reversed(status["loads"])
        if load["kept"] and load["id"] != status["state"]
    }


def outcome(state: int | None, is_new: bool) -> str:
    """Say what a load made of the store: a new state, or nothing."""
    if not is_new:
        return f"Nothing in it was new: state {state} stays as it is."
    return f"All well: state {state} is shown from now on."


def came_in(tables: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what became of the rows of each table, as a load reports it."""
    return [
        {
            "Records": name.replace("_", " "),
            "New": merged.new,
            "Changed": merged.changed,
            "Unchanged": merged.unchanged,
            "Repeated": merged.repeated,
            "Gone": merged.gone,
        }
        for name, merged in tables.items()
    ]


def remarks(
    created: Mapping[str, int],
    left_alone: Sequence[str],
    recalled: Sequence[str] = (),
    told: Sequence[str] = (),
) -> list[str]:
    """Say what was made from mentions, left alone, and how files were read."""
    made = [
        f"Known from mentions alone: {counted(count, what.removesuffix('s'))}."
        for what, count in created.items()
        if count
    ]
    made += [f"Read with a mapping that was made before: {name}" for name in recalled]
    made += [f"{said}." for said in told]
    return made + [f"Left alone: `{name}`" for name in left_alone]


def set_aside_now(found: Sequence[Finding], status: Mapping[str, Any]) -> Sentence:
    """Say how many rows a load set aside, and how many wait in all, which are listed.

    A row of a file is one, however much is wrong with it.
    """
    count, waiting = Count(found, each=PLACE), Number(status, "set_aside")
    rows = _rows_were(count.value)
    if count.value == waiting.value:
        they = "It is" if count.value == 1 else "They are"
        return say(f"{{}} {rows} set aside. {they} listed below.", count)
    return say(
        f"Of this load, {{}} {rows} set aside. With those of earlier ones {{}} wait: "
        "all are listed below.",
        count,
        waiting,
    )


def aside_of(file: str, kind: str, rows: int, kept: int, several: bool = False) -> str:
    """Say what is set aside of a file, and whether all of it can be had to mend.

    ``several``: the file was read as several tables, so say of which this is.
    """
    what = "credential" if kind == "credentials" else "row"
    read_as = f", read as {kind.replace('_', ' ')}" if several else ""
    count = f"{number(rows)} {what}{'' if rows == 1 else 's'}"
    told = f"**{as_is(file)}**{read_as}: {count}"
    if not kept:
        return f"{told}. No copy was kept: mend the file itself."
    return told if kept == rows else f"{told}, of which {number(kept)} were kept"


def all_files(count: int, shown: int) -> str:
    """Write the label of the download that has all files."""
    more = f" ({number(count - shown)} more than are listed)" if count > shown else ""
    return f"Download all {number(count)} files{more}"


def progress(what: str, done: int, total: int) -> str:
    """Say how far a load is; ``total`` is bytes where it is more than one step."""
    if total <= 1:
        return step(what, done, total)
    return f"Reading {what}: {size(min(done, total))} of {size(total)}"


def step(what: str, _done: int, _total: int) -> str:
    """Say what a load is at."""
    return f"{what[:1].upper()}{what[1:]} …"


def size(count: int) -> str:
    """Write a number of bytes: "640 kB", "12.5 MB"."""
    if count < 1_000_000:
        return f"{number(-(-count // 1000))} kB"
    return f"{count / 1_000_000:,.1f} MB"


def places(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return where rules were broken and which; no value of a record is among them.

    A place is a JSON pointer, a row of Parquet or a member of a zip. What no finding
    has is left out.
    """
    rows = [
        {
            "File": found.file,
            "Line": number(found.line) if found.line else "",
            "Place": found.place or "",
            "Column": found.column or "",
            "Rule": found.rule,
        }
        for found in findings[:MOST_FINDINGS]
    ]
    used = [name for name in rows[0] if any(row[name] for row in rows)] if rows else []
    return [{name: row[name] for name in used} for row in rows]
