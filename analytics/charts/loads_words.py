"""What is loaded, what came in and what didn't: sentences and tables."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from analytics.charts.markup import as_is
from analytics.charts.palette import day, number
from analytics.charts.words import WORDS
from analytics.findings import Finding

MOST_FINDINGS = 500


def standing(status: Mapping[str, Any]) -> str:
    """Say what the published state holds."""
    if status["state"] is None:
        return "Nothing yet. Load your own records, or try the sample programme first."
    counts, name = status["counts"], status["name"]
    called = f" “{as_is(name)}”" if name else ""
    as_of = day(date.fromisoformat(status["as_of"])) if status["as_of"] else "–"
    aside = status["set_aside"]
    return (
        f"**State {status['state']}**{called} is shown, as of {as_of}: "
        f"**{number(counts.get('learners', 0))} {WORDS.learners}**, "
        f"**{number(counts.get('awards', 0))} awards**, "
        f"**{number(counts.get('pathways', 0))} {WORDS.pathways}**. "
        + (set_aside(aside) if aside else "No row was set aside.")
    )


def past(status: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the past loads, the latest first."""
    return [
        {
            "State": load["id"],
            "Name": ", ".join(load["names"]),
            "When": instant(load["at"]),
            "What": _what(load["kind"], load["of"]),
            "Files": len(load["sources"]),
            "Awards": load["counts"].get("awards", 0),
            "Set aside": load["set_aside"],
            "Kept": "yes" if load["kept"] else "no longer",
        }
        for load in reversed(status["loads"])
    ]


def _what(kind: str, of: int | None) -> str:
    told = {"rollback": f"State {of} again", "people": "People's decisions"}
    return told.get(kind, "Load")


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
        }
        for name, merged in tables.items()
    ]


def remarks(created: Mapping[str, int], left_alone: Sequence[str]) -> list[str]:
    """Say what was made from mentions alone, and which files were left alone."""
    made = [
        f"Known from mentions alone: {number(count)} {what}."
        for what, count in created.items()
        if count
    ]
    return made + [f"Left alone: `{name}`" for name in left_alone]


def set_aside(count: int) -> str:
    """Say how many rows were set aside."""
    return (
        "1 row was set aside."
        if count == 1
        else f"{number(count)} rows were set aside."
    )


def places(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return where rules were broken and which; no value of a record is among them."""
    return [
        {
            "File": found.file,
            "Line": number(found.line) if found.line else found.place or "",
            "Column": found.column or "",
            "Rule": found.rule,
        }
        for found in findings[:MOST_FINDINGS]
    ]
