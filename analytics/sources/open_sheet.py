"""A task's file, opened by its format, and the plan of its columns."""

from dataclasses import replace

from analytics.sources.assign import Task
from analytics.sources.csv_sheet import open_csv
from analytics.sources.gather import JSON_LINES
from analytics.sources.header import (
    Plan,
    check_header,
    native_plan,
    recognise,
)
from analytics.sources.limits import Limits
from analytics.sources.mapped import mapped_plan
from analytics.sources.shape import AS_USUAL, Shape
from analytics.sources.sheet import Sheet
from analytics.sources.streams import Given, Tally


def open_sheet(
    given: Given, tally: Tally, limits: Limits, shape: Shape = AS_USUAL
) -> Sheet:
    """Open a file of records: Parquet and workbooks by their endings, else as text."""
    if given.sheet:
        # What reads workbooks is imported for a file of that kind alone.
        from analytics.sources.workbook.rows import open_workbook

        return open_workbook(given, tally, limits, shape)
    if given.path.lower().endswith(JSON_LINES):
        from analytics.sources.json_lines import open_json_lines

        return open_json_lines(given, tally, limits)
    if given.path.lower().endswith(".parquet"):
        # What reads Parquet is imported for a file of that kind alone.
        from analytics.sources.parquet_sheet import open_parquet

        return open_parquet(given, tally, limits)
    return open_csv(given, tally, limits, shape)


def written(sheet: Sheet, tally: Tally) -> tuple[str, ...]:
    """Say how a file that was read is written, with what was converted counted."""
    counted = (f"{what}: {times:,}" for what, times in tally.notes.items())
    return (*sheet.remarks, *counted)


def planned(sheet: Sheet, task: Task, limits: Limits) -> Plan:
    """Match the sheet's header against the contract, or against the task's mapping."""
    label, section = task.given.label, task.section
    is_mapped = section is not None and section.is_mapped
    check_header(sheet.header, label, limits, mapped=is_mapped)
    plan = _plan(task, sheet.header, label)
    if section is None:
        return plan
    return replace(plan, source=section.source or plan.source, dates=section.dates)


def _plan(task: Task, header: tuple[str, ...], label: str) -> Plan:
    if task.section is not None and task.section.is_mapped:
        return mapped_plan(task.section, header, label, task.read_as)
    return native_plan(task.table or recognise(header, label), header, label)
