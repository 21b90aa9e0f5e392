"""A source's workbooks, each taken for its sheets."""

from dataclasses import replace

from analytics.sources.gather import Source, is_workbook
from analytics.sources.limits import Limits
from analytics.sources.streams import Given


def with_sheets(source: Source, limits: Limits) -> Source:
    """Put the sheets that are shown in the place of each workbook; name hidden ones."""
    if not any(is_workbook(given.path) for given in source.files):
        return source
    # What reads workbooks is imported where there is one alone.
    from analytics.sources.workbook.rows import sheet_names

    files: list[Given] = []
    others = list(source.others)
    for given in source.files:
        if not is_workbook(given.path):
            files.append(given)
            continue
        shown, hidden = sheet_names(given, limits)
        files += [replace(given, sheet=name) for name in shown]
        others += [f"{replace(given, sheet=name).label} (hidden)" for name in hidden]
    return replace(source, files=tuple(files), others=tuple(others))
