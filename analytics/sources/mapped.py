"""A file whose columns a mapping names: the plan of what is taken from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analytics.findings import Finding, RefusedError
from analytics.sources.cells import Cell, Kept
from analytics.sources.form import Form
from analytics.sources.header import Plan, problems
from analytics.sources.section import Section


def mapped_plan(
    section: Section, header: Sequence[str], label: str, read_as: str | None = None
) -> Plan:
    """Plan for a file as a mapping's section says; its other columns are left out.

    ``read_as`` names the preset, where it is one's. Without ``columns`` the section is
    about those of the contract that are there.
    """
    places = {name: place for place, name in enumerate(header)}
    section = _with_issue(section, _columns(section, header))
    columns = _columns(section, header)
    _check(section, columns, header, label, read_as)
    ours = {name: _cell(name, form, section, places) for name, form in columns.items()}
    ours |= {name: Cell(constant=word) for name, word in section.constants.items()}
    if section.learner is not None:
        found = ours.get("learner_id", Cell())
        ours["learner_id"] = Cell(
            found.positions, found.around, None, found.values, None, True
        )
    ours |= {
        name: _cell(name, form, section, places)
        for name, form in (section.attributes or {}).items()
    }
    known = {column.name for column in section.table.columns}
    further = {name: cell for name, cell in ours.items() if name not in known}
    taken = tuple((c, ours[c.name]) for c in section.table.columns if c.name in ours)
    return Plan(
        section.table,
        taken,
        tuple(further.items()),
        tuple(header),
        kept=_kept(section, places),
        first_by=tuple(
            n if n in ours else places[n] for n in section.first_by or section.last_by
        ),
        is_last=bool(section.last_by),
        repeats=section.repeats is not None,
        learner=section.learner and (section.learner[0], places[section.learner[1]]),
        learner_name=None
        if section.learner_name is None
        else places[section.learner_name],
    )


def _columns(section: Section, header: Sequence[str]) -> Mapping[str, Form]:
    if section.columns is not None:
        return section.columns
    names = [column.name for column in section.table.columns]
    return {
        name: Form((name,))
        for name in names
        if name in header and name not in section.constants
    }


def _with_issue(section: Section, columns: Mapping[str, Form]) -> Section:
    """Where earning is issuing, read the day of issue, else that of earning."""
    earned = columns.get("earned_on")
    if section.earned_is is None or earned is None or earned.around:
        return section
    issued = columns.get("issued_on", Form(()))
    if issued.around:
        return section
    form = Form((*issued.columns, *earned.columns))
    return replace(section, columns={**columns, "issued_on": form})


def _cell(ours: str, form: Form, section: Section, places: Mapping[str, int]) -> Cell:
    zero = section.day_zero.get(ours)
    return Cell(
        tuple(places[name] for name in form.columns),
        form.around,
        values=section.values.get(ours),
        zero=zero and (places[zero[0]], zero[1]),
        is_last_first=ours in section.last_first,
    )


def _kept(section: Section, places: Mapping[str, int]) -> tuple[Kept, ...]:
    where = [Kept(places[n], words) for n, words in section.where.items()]
    skip = [Kept(places[n], words, False) for n, words in section.skip.items()]
    return (*where, *skip)


def _check(
    section: Section,
    columns: Mapping[str, Form],
    header: Sequence[str],
    label: str,
    read_as: str | None,
) -> None:
    missing = [n for n in named(section, columns) if n not in header]
    found = [f"column {name}, {_needed(read_as)}, isn't there" for name in missing]
    known = {column.name for column in section.table.columns}
    there = [*columns, *(name for name in section.constants if name in known)]
    if section.learner is not None and "learner_id" not in there:
        there.append("learner_id")
    found += problems(section.table, tuple(there))
    if found:
        raise RefusedError([Finding(label, rule, line=1) for rule in found])


def _needed(read_as: str | None) -> str:
    if read_as is None:
        return "named by the mapping"
    return f"without which a row of {read_as.partition(';')[0]} can't be stored"


def named(section: Section, columns: Mapping[str, Form]) -> tuple[str, ...]:
    """Return every column of theirs that a section names, each once."""
    forms = [*columns.values(), *(section.attributes or {}).values()]
    names = [name for form in forms for name in form.columns]
    names += [*section.where, *section.skip]
    names += [column for column, _ in section.day_zero.values()]
    ordered = (*section.first_by, *section.last_by)
    names += [name for name in ordered if name not in columns]
    names += [section.learner[1]] if section.learner is not None else []
    names += [section.learner_name] if section.learner_name is not None else []
    return tuple(dict.fromkeys(names))
