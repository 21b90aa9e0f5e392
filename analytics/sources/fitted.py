"""A preset's section, cut to the columns that a file has, in the file's own case."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from analytics.sources.form import Form
from analytics.sources.mapped import named
from analytics.sources.presets import Preset
from analytics.sources.section import Section

T = TypeVar("T")


def fitted(preset: Preset, header: Sequence[str]) -> list[Section]:
    """Return the sections by which a file of a preset is read.

    What the first one needs stays, though the file may lack it: then it is refused with
    that column's name. A further section whose needs aren't met is left out.
    """
    there = {name.lower(): name for name in header}
    sections = preset.mapping.sections
    first = [_cut(section, there, is_first=True) for section in sections[:1]]
    rest = [_cut(section, there, is_first=False) for section in sections[1:]]
    return first + [section for section in rest if _is_whole(section)]


def unread(preset: Preset, header: Sequence[str]) -> list[str]:
    """Return the columns of a file that its preset doesn't know."""
    sections = preset.mapping.sections
    known = {n for section in sections for n in named(section, section.columns or {})}
    lower = {n.lower() for n in (*known, *preset.header, *preset.some, *preset.known)}
    return [name for name in header if name and name.lower() not in lower]


def _cut(section: Section, there: Mapping[str, str], is_first: bool) -> Section:
    columns = {}
    for ours, form in (section.columns or {}).items():
        found = _form(form, there)
        if found.columns:
            columns[ours] = found
        elif is_first and ours in _needed(section):
            columns[ours] = form
    learner = section.learner
    if learner is not None:
        column = there.get(learner[1].lower(), learner[1] if is_first else "")
        learner = (learner[0], column) if column else None
    return replace(
        section,
        columns=columns,
        learner=learner,
        values={n: words for n, words in section.values.items() if n in columns},
        where=_rows(section.where, there),
        skip=_rows(section.skip, there),
        first_by=tuple(
            n if n in columns else there[n.lower()]
            for n in section.first_by
            if n in columns or n.lower() in there
        ),
    )


def _needed(section: Section) -> set[str]:
    needed = set(section.table.required)
    return needed if section.learner is None else needed - {"learner_id"}


def _form(form: Form, there: Mapping[str, str]) -> Form:
    kept = [place for place, name in enumerate(form.columns) if name.lower() in there]
    columns = tuple(there[form.columns[place].lower()] for place in kept)
    if not form.around:
        return Form(columns)
    return Form(columns, (form.around[0], *(form.around[p + 1] for p in kept)))


def _rows(rows: Mapping[str, T], there: Mapping[str, str]) -> dict[str, T]:
    return {there[n.lower()]: w for n, w in rows.items() if n.lower() in there}


def _is_whole(section: Section) -> bool:
    """Tell whether a section still says who or what, and something of it."""
    said = {*(section.columns or {}), *section.constants}
    said |= {"learner_id"} if section.learner is not None else set()
    return set(section.table.required) <= said and bool(section.columns)
