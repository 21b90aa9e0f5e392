"""What is loaded, what came in and what didn't: sentences and tables."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from analytics.charts.palette import day, number
from analytics.charts.words import WORDS
from analytics.findings import Finding
from analytics.store.load import LoadReport

MOST_FINDINGS = 500


def standing(status: Mapping[str, Any]) -> str:
    """Say what the published state holds."""
    if status["state"] is None:
        return "Nothing yet. Load your own records, or try the sample programme first."
    counts, name = status["counts"], status["name"]
    called = f" “{name}”" if name else ""
    as_of = day(date.fromisoformat(status["as_of"])) if status["as_of"] else "–"
    aside = status["set_aside"]
    return (
        f"**State {status['state']}**{called} is shown, as of {as_of}: "
        f"**{number(counts.get('learners', 0))} {WORDS.learners}**, "
        f"**{number(counts.get('awards', 0))} awards**, "
        f"**{number(counts.get('pathways', 0))} {WORDS.pathways}**. "
        + (f"{number(aside)} rows are set aside." if aside else "No row is set aside.")
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


def outcome(report: LoadReport) -> str:
    """Say what a load made of the store."""
    if not report.published:
        return f"Nothing in it was new: state {report.state} stays as it is."
    return f"All well: state {report.state} is shown from now on."


def came_in(report: LoadReport) -> list[dict[str, Any]]:
    """Return what became of the rows of each table."""
    return [
        {
            "Records": name.replace("_", " "),
            "New": merged.new,
            "Changed": merged.changed,
            "Unchanged": merged.unchanged,
            "Repeated": merged.repeated,
        }
        for name, merged in report.tables.items()
    ]


def remarks(report: LoadReport) -> list[str]:
    """Say what was made from mentions alone, and which files were left alone."""
    made = [
        f"{number(count)} {what} are known from mentions alone."
        for what, count in report.created.items()
        if count
    ]
    return made + [f"Left alone: `{name}`" for name in report.left_alone]


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
