"""A task's file, opened by its format, and the plan of its columns."""

from dataclasses import replace

from analytics.model import Table
from analytics.sources.assign import Task
from analytics.sources.csv_sheet import open_csv
from analytics.sources.header import (
    Plan,
    check_header,
    mapped_plan,
    native_plan,
    recognise,
)
from analytics.sources.limits import Limits
from analytics.sources.mapping import Section
from analytics.sources.parquet_sheet import open_parquet
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally


def open_sheet(given: Given, tally: Tally, limits: Limits) -> Sheet:
    """Open a file of records: Parquet by its ending, everything else as CSV."""
    if given.path.lower().endswith(".parquet"):
        return open_parquet(given, tally, limits)
    return open_csv(given, tally, limits)


def planned(sheet: Sheet, task: Task, limits: Limits) -> Plan:
    """Match the sheet's header against the contract, or against the task's mapping."""
    label, section = task.given.label, task.section
    check_header(sheet.header, label, limits, mapped=_is_mapped(section))
    table = task.table or recognise(sheet.header, label)
    plan = _plan(table, sheet.header, label, section)
    source = section.source if section is not None else None
    return replace(plan, source=source) if source else plan


def _is_mapped(section: Section | None) -> bool:
    return section is not None and (
        section.columns is not None or section.attributes is not None
    )


def _plan(
    table: Table, header: tuple[str, ...], label: str, section: Section | None
) -> Plan:
    if section is None or not _is_mapped(section):
        return native_plan(table, header, label)
    columns = section.columns
    if columns is None:
        columns = {c.name: c.name for c in table.columns if c.name in header}
    return mapped_plan(table, header, label, columns, section.attributes or {})
