"""What the commands print beside answers: the catalogue, the state, people, loads."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analytics.asking.options import Form
from analytics.asking.printing import as_csv, as_json, as_table, console_of

if TYPE_CHECKING:  # each takes a while to import, and one command needs one of them
    from analytics.asking.catalogue import Metric
    from analytics.questions.quality.issuers import Issuer
    from analytics.store.load import LoadReport
    from analytics.store.recognised import Proposal

MOST_FINDINGS = 20


def print_catalogue(metrics: "Iterable[Metric]", form: Form) -> None:
    """Print metrics with their definitions."""
    rows = [
        {"metric": m.name, "question": m.question, "definition": m.definition}
        for m in metrics
    ]
    {Form.json: as_json, Form.csv: as_csv, Form.table: as_table}[form](rows)


def print_status(status: Mapping[str, Any], form: Form) -> None:
    """Print what is loaded."""
    if form is Form.json:
        as_json(status)
        return
    counts = [{"records": name, "rows": n} for name, n in status["counts"].items()]
    if form is Form.csv:
        as_csv(counts)
        return
    if status["state"] is None:
        sys.stdout.write("Nothing is loaded yet. Load records: cairn load FOLDER\n")
        return
    name = f" ({status['name']})" if status["name"] else ""
    as_table(counts, f"State {status['state']}{name}, as of {status['as_of']}")
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
    as_table(loads, "Past loads")


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
        as_json({"recipients": matched, "proposals": rows})
    elif form is Form.csv:
        as_csv(rows)
    else:
        as_table([{"matched by": by, "recipients": n} for by, n in matched.items()])
        as_table(rows, f"{len(rows):,} proposal{'s' if len(rows) != 1 else ''}")


def print_issuers(found: "Sequence[Issuer]", form: Form) -> None:
    """Print issuers with what can be said of their awards."""
    rows = [asdict(one) for one in found]
    if form is Form.json:
        as_json({"issuers": rows})
    elif form is Form.csv:
        as_csv(rows)
    elif rows:
        as_table(rows, "Issuers of credentials")
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
                "gone": merged.gone,
                "set_aside": report.rows_aside(name),
            }
            for name, merged in report.tables.items()
        },
        "files": [
            {
                "file": file.label,
                "table": file.table,
                "rows": file.rows,
                "set_aside": file.set_aside,
                "left_out": file.left_out,
                "blank": file.blank,
            }
            for file in report.files
        ],
        "converted": [
            {"file": file.label, "table": file.table} | vars(cells)
            for file in report.files
            for cells in file.converted
        ],
        "created": report.created,
        "set_aside": [vars(finding) for finding in report.set_aside],
        "left_alone": list(report.left_alone),
        "recalled": list(report.recalled),
        "remarks": report.remarks,
        "notices": list(report.notices),
        "found": list(report.found),
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
        as_json(values)
        return
    rows = [{"records": name, **merged} for name, merged in values["tables"].items()]
    if form is Form.csv:
        as_csv(rows)
        return
    as_table(rows)
    console = console_of()
    for line in (*_known(report.created), *_said(report), *_aside(report)):
        console.print(line)
    console.print(_outcome(report, dry_run))


def _known(created: Mapping[str, int]) -> list[str]:
    """Say how many learners and achievements nothing but mentions tells of."""
    found = [(what, number) for what, number in created.items() if number]
    return [
        f"{number:,} {what} are known from mentions alone."
        if number > 1
        else f"1 {what.removesuffix('s')} is known from mentions alone."
        for what, number in found
    ]


def _said(report: "LoadReport") -> list[str]:
    """Say what is hardly meant, how files were read, and what was left alone."""
    return [
        *(f"Look here: {said}" for said in report.notices),
        *report.found,
        *(f"{said}." for said in report.remarks),
        *(f"Left alone: {name}" for name in report.left_alone),
        *(
            f"Read with a mapping that was made before: {name}"
            for name in report.recalled
        ),
    ]


def _aside(report: "LoadReport") -> list[str]:
    """Name the rows that were set aside, the first ones."""
    shown = [f"Set aside: {one}" for one in report.set_aside[:MOST_FINDINGS]]
    more = len(report.set_aside) - MOST_FINDINGS
    return [*shown, f"… and {more:,} more set aside."] if more > 0 else shown


def _outcome(report: "LoadReport", dry_run: bool) -> str:
    if not report.published:
        return f"Nothing new: state {report.state} stays as it is."
    if dry_run:
        return "A dry run: nothing was published."
    return f"State {report.state} is published."
