"""Answers on paper: a table for people, JSON or CSV for what comes after."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from analytics.cli.options import Form
from analytics.export import write_csv

if TYPE_CHECKING:  # each takes a while to import, and one command needs one of them
    from analytics.asking.answer import Answer
    from analytics.asking.catalogue import Metric
    from analytics.questions.quality.issuers import Issuer
    from analytics.store.load import LoadReport
    from analytics.store.recognised import Proposal

MOST_FINDINGS = 20


def _console(width: int | None = None) -> Console:
    """Return a console that prints what it is given: records hold brackets, too."""
    return Console(width=width, markup=False, emoji=False, highlight=False)


def _json(value: Any) -> None:
    narrow = not (sys.stdout.encoding or "").lower().startswith("utf")
    text = json.dumps(
        value, ensure_ascii=narrow, allow_nan=False, indent=1, default=_plain
    )
    sys.stdout.write(text + "\n")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value)


def _csv(rows: Sequence[Mapping[str, Any]]) -> None:
    sys.stdout.write(write_csv(rows))


def _table(rows: Iterable[Mapping[str, Any]], title: str | None = None) -> None:
    listed = _without_empty(rows)
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in listed[0] if listed else ():
        number = any(isinstance(row[name], int | float) for row in listed)
        table.add_column(name, justify="right" if number else "left")
    for row in listed:
        table.add_row(*(_shown(value) for value in row.values()))
    console = _console()
    if not console.is_terminal:  # piped: as wide as it needs to be
        console = _console(max(200, console.measure(table).maximum))
    console.print(table)


def _without_empty(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Leave out the columns in which no row has anything."""
    listed = list(rows)
    names = list(listed[0]) if listed else []
    kept = [n for n in names if any(row[n] not in (None, "", ()) for row in listed)]
    return [{name: row[name] for name in kept} for row in listed]


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    if isinstance(value, tuple):
        return "; ".join(_shown(one) for one in value)
    return str(value)


def print_answer(answer: "Answer[Any]", form: Form) -> None:
    """Print an answer; its notes and definition go with it in table and JSON."""
    values = answer.as_dict()
    if form is Form.json:
        _json(values)
    elif form is Form.csv:
        _csv(values["rows"])
    else:
        rows = values["rows"]
        said = [_verdict(row) for row in rows]  # too long for a cell
        _table(rows, f"{answer.metric}, as of {answer.as_of.isoformat()}")
        console = _console()
        for verdict in filter(None, said):
            console.print(verdict)
        for note in answer.notes:
            console.print(f"• {note}")
        console.print(answer.definition, style="dim")


def _verdict(row: dict[str, Any]) -> str:
    """Take a row's verdict out of it, with the group that it is about."""
    text, group = row.pop("verdict", None), row.get("group")
    return f"{group}: {text}" if text and group else text or ""


def print_rows(rows: Sequence[Mapping[str, Any]], form: Form, title: str = "") -> None:
    """Print rows that need nothing beside them."""
    if form is Form.json:
        _json(rows)
    elif form is Form.csv:
        _csv(rows)
    else:
        _table(rows, title or None)


def print_catalogue(metrics: "Iterable[Metric]", form: Form) -> None:
    """Print metrics with their definitions."""
    rows = [
        {"metric": m.name, "question": m.question, "definition": m.definition}
        for m in metrics
    ]
    {Form.json: _json, Form.csv: _csv, Form.table: _table}[form](rows)


def print_status(status: Mapping[str, Any], form: Form) -> None:
    """Print what is loaded."""
    if form is Form.json:
        _json(status)
        return
    counts = [{"records": name, "rows": n} for name, n in status["counts"].items()]
    if form is Form.csv:
        _csv(counts)
        return
    if status["state"] is None:
        sys.stdout.write("Nothing is loaded yet. Load records: cairn load FOLDER\n")
        return
    name = f" ({status['name']})" if status["name"] else ""
    _table(counts, f"State {status['state']}{name}, as of {status['as_of']}")
    loads = [
        {
            "state": load["id"],
            "at": load["at"],
            "what": f"rollback to {load['of']}"
            if load["kind"] == "rollback"
            else load["kind"],
            "files": len(load["sources"]),
            "awards": load["counts"].get("awards", 0),
            "set aside": load["set_aside"],
            "names": ", ".join(load["names"]),
            "kept": load["kept"],
        }
        for load in status["loads"]
    ]
    _table(loads, "Past loads")


def print_people(
    matched: Mapping[str, int], proposed: "Sequence[Proposal]", form: Form
) -> None:
    """Print who may be whom: ids and evidence, no names."""
    rows = [
        {
            "recipient": one.recipient,
            "learner": one.learner,
            "evidence": "; ".join(one.evidence),
        }
        for one in proposed
    ]
    if form is Form.json:
        _json({"recipients": matched, "proposals": rows})
    elif form is Form.csv:
        _csv(rows)
    else:
        _table([{"matched by": by, "recipients": n} for by, n in matched.items()])
        _table(rows, f"{len(rows):,} proposal{'s' if len(rows) != 1 else ''}")


def print_issuers(found: "Sequence[Issuer]", form: Form) -> None:
    """Print issuers with what can be said of their awards."""
    rows = [asdict(one) for one in found]
    if form is Form.json:
        _json({"issuers": rows})
    elif form is Form.csv:
        _csv(rows)
    elif rows:
        _table(rows, "Issuers of credentials")
    else:
        sys.stdout.write("No credentials were loaded as files: there are no issuers.\n")


def load_values(report: "LoadReport", dry_run: bool) -> dict[str, Any]:
    """Return a load's report as plain values."""
    return {
        "state": report.state,
        "published": report.published and not dry_run,
        "tables": {
            name: {
                "new": merged.new,
                "changed": merged.changed,
                "unchanged": merged.unchanged,
                "repeated": merged.repeated,
            }
            for name, merged in report.tables.items()
        },
        "created": report.created,
        "set_aside": [vars(finding) for finding in report.set_aside],
        "left_alone": list(report.left_alone),
        "recalled": list(report.recalled),
        "remarks": report.remarks,
        "counts": report.counts,
    }


def print_load(
    report: "LoadReport", form: Form, dry_run: bool, sync: dict[str, Any] | None = None
) -> None:
    """Print what came in, was set aside, was unchanged, and was made from mentions.

    ``sync`` is what a sync has to say besides, in JSON.
    """
    values = load_values(report, dry_run) | ({"sync": sync} if sync else {})
    if form is Form.json:
        _json(values)
        return
    rows = [{"records": name, **merged} for name, merged in values["tables"].items()]
    if form is Form.csv:
        _csv(rows)
        return
    _table(rows)
    console = _console()
    for what, number in report.created.items():
        if number:
            console.print(f"{number:,} {what} are known from mentions alone.")
    for said in report.remarks:
        console.print(f"{said}.")
    for name in report.left_alone:
        console.print(f"Left alone: {name}")
    for name in report.recalled:
        console.print(f"Read with a mapping that was made before: {name}")
    for finding in report.set_aside[:MOST_FINDINGS]:
        console.print(f"Set aside: {finding}")
    more = len(report.set_aside) - MOST_FINDINGS
    if more > 0:
        console.print(f"… and {more:,} more set aside.")
    console.print(_outcome(report, dry_run))


def _outcome(report: "LoadReport", dry_run: bool) -> str:
    if not report.published:
        return f"Nothing new: state {report.state} stays as it is."
    if dry_run:
        return "A dry run: nothing was published."
    return f"State {report.state} is published."
