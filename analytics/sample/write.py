"""Write the sample programme: a folder as the contract describes it."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from analytics.sample import (
    advising,
    assessment_rows,
    award_rows,
    catalogue,
    draw,
    learner_rows,
    sharing_rows,
    term_rows,
    trees,
)
from analytics.sample.block import Block, live
from analytics.sample.plan import HOME, Plan, read_plan
from analytics.sample.planted import Planted, count, told

LEARNERS = 12_000
SEED = 20_160_901
BLOCK = 10_000
NOTE = "SYNTHETIC.md"
PLANTED = "planted.json"

_NOTE = """# This is made up

Everything in this folder was drawn by chance by `cairn sample`. Nobody in it exists;
the university, its badges and its rates are invented. Every award carries the source
`{source}`, so that the data can be recognised wherever it goes.

Learners: {learners}. Seed: {seed}. What was planted is in `{planted}`; how it comes
about is described in `data/sample` of the project.
"""


def write_programme(
    folder: Path,
    learners: int = LEARNERS,
    seed: int = SEED,
    progress: Callable[[int, int], None] | None = None,
    block: int = BLOCK,
) -> Planted:
    """Write the sample programme into ``folder`` and return what was planted.

    The same ``learners``, ``seed`` and ``block`` give the same bytes; memory holds one
    ``block`` of learners. ``progress`` is told how many are done, and of how many.
    Raises ValueError for fewer than 1 or more than 9,999,999 learners, FileExistsError
    where the folder holds anything but an earlier sample, which is replaced.
    """
    if not 1 <= learners <= 9_999_999:
        raise ValueError("a sample has from 1 to 9,999,999 learners")
    plan = read_plan(HOME)
    _clear(folder, plan)
    _fixed(folder, plan, learners, seed)
    counts = _learners(folder, plan, learners, seed, progress, block)
    planted = told(plan, learners, seed, counts)
    written = json.dumps(planted.as_dict(), indent=2, ensure_ascii=False)
    _text(folder / PLANTED, written + "\n")
    return planted


def _clear(folder: Path, plan: Plan) -> None:
    """Make the folder, or empty it of the sample that is in it."""
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is a file; a sample needs a folder")
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.rglob("*"), reverse=True)
    own = {f"{name}.csv" for name in (*_FIXED, *_HEADERS)}
    own |= {NOTE, PLANTED, "pathways", *(f"pathways/{n}" for n in trees.texts(plan))}
    ours = all(path.relative_to(folder).as_posix() in own for path in found)
    if found and not (ours and (folder / NOTE).is_file()):
        raise FileExistsError(
            f"{folder} holds other files; choose an empty or a new folder"
        )
    for path in found:
        path.rmdir() if path.is_dir() else path.unlink()


def _text(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")


_FIXED = {
    "terms": catalogue.TERMS,
    "achievements": catalogue.ACHIEVEMENTS,
    "activities": catalogue.ACTIVITIES,
    "directors": catalogue.DIRECTORS,
}


_HEADERS: dict[str, tuple[str, ...]] = {
    **learner_rows.HEADERS,
    **term_rows.HEADERS,
    **advising.HEADERS,
    **award_rows.HEADERS,
    **assessment_rows.HEADERS,
    **sharing_rows.HEADERS,
}


def _fixed(folder: Path, plan: Plan, learners: int, seed: int) -> None:
    """Write what doesn't come with the learners."""
    source = plan.rates["source"]
    note = _NOTE.format(source=source, learners=learners, seed=seed, planted=PLANTED)
    _text(folder / NOTE, note)
    (folder / "pathways").mkdir(exist_ok=True)
    for name, content in trees.texts(plan).items():
        _text(folder / "pathways" / name, content)
    contents: dict[str, Iterable[Iterable[object]]] = {
        "terms": catalogue.terms(plan),
        "achievements": catalogue.achievements(plan),
        "activities": catalogue.activities(plan, learners),
        "directors": catalogue.directors(plan),
    }
    with ExitStack() as stack:
        for name, header in _FIXED.items():
            writer = _open(stack, folder / f"{name}.csv")
            writer.writerow(header)
            writer.writerows(contents[name])


def _learners(
    folder: Path,
    plan: Plan,
    learners: int,
    seed: int,
    progress: Callable[[int, int], None] | None,
    size: int,
) -> Counter[str]:
    """Let the learners live, block by block, and append what became of them."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        writers = {name: _open(stack, folder / f"{name}.csv") for name in _HEADERS}
        for name, header in _HEADERS.items():
            writers[name].writerow(header)
        for number, first in enumerate(range(0, learners, size)):
            index = np.arange(first, min(first + size, learners))
            block = live(plan, seed, learners, number, index)
            for name, content in _contents(block, seed, number).items():
                writers[name].writerows(content)
            counts.update(count(block))
            if progress:
                progress(int(index[-1]) + 1, learners)
    return counts


def _open(stack: ExitStack, path: Path) -> Any:
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    return csv.writer(file, lineterminator="\n")


def _contents(
    block: Block, seed: int, number: int
) -> dict[str, Iterable[Iterable[object]]]:
    """Return the rows of each file for one block of learners."""
    rng = draw.stream(seed, number, "rows")
    columns = {
        "learners": learner_rows.learners(block),
        "merges": learner_rows.merges(block),
        "programs": term_rows.programs(block),
        "enrollments": term_rows.enrollments(block),
        "completions": term_rows.completions(block),
        "declared": term_rows.declared(block),
        "awards": award_rows.awards(block, rng),
        "assessments": assessment_rows.assessments(block, rng),
        "shares": sharing_rows.shares(block),
    }
    found: dict[str, Iterable[Iterable[object]]] = {
        name: zip(*content, strict=True) for name, content in columns.items()
    }
    found["identities"] = learner_rows.identities(block)
    found["advisors"] = advising.advisors(block, rng)
    found["views"] = sharing_rows.views(block)
    return found
