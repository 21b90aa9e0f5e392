"""Files that nobody named, read as the known exports that their headers tell of."""

from dataclasses import replace

from analytics.sources.assign import Task, Work
from analytics.sources.fitted import fitted, unread
from analytics.sources.gather import is_records
from analytics.sources.header import say
from analytics.sources.look import Look
from analytics.sources.presets import preset_of

Found = tuple[list[Task], list[str]]  # what is read, and why nothing is
_MOST_NAMED = 20


def by_presets(work: Work, look: Look) -> Work:
    """Read what the contract and mappings don't know by the presets that fit it.

    A file that is named after a table stays that table's where it has what it needs.
    """
    tasks: list[Task] = []
    alone: list[str] = []
    for task in work.tasks:
        found, why = ([], []) if task.section else _found(task, look)
        tasks += found if found or why else [task]
        alone += why
    parcels = []
    for parcel in work.parcels:
        left = []
        for given in parcel.files:
            found, why = _found(Task(given, None), look)
            tasks += found
            alone += why
            left += [] if found or why else [given]
        parcels.append(replace(parcel, files=tuple(left)))
    return replace(work, tasks=tuple(tasks), parcels=tuple(parcels), alone=tuple(alone))


def _found(task: Task, look: Look) -> Found:
    given = task.given
    header = look(given) if is_records(given.path) else ()
    is_ours = task.table is not None and set(task.table.required) <= set(header)
    preset = None if is_ours else preset_of(header)
    if preset is None:
        return [], []
    if preset.says is not None:
        return [], [f"{given.label}: read as {preset.name}: {preset.says}"]
    others = [say(name, header) for name in unread(preset, header)][:_MOST_NAMED]
    read_as = preset.name
    if others:
        read_as += f"; columns that it doesn't know: {', '.join(others)}"
    dates = preset.mapping.dates
    return [Task(given, s.table, s, dates, read_as) for s in fitted(preset, header)], []
