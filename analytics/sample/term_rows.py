"""Study as rows: majors, enrolment, degrees, declared pathways, term by term."""

import numpy as np

from analytics.sample.block import Block
from analytics.sample.dates import NEVER, text
from analytics.sample.draw import Ints
from analytics.sample.learner_rows import Columns, said
from analytics.sample.life import ENROLLED, LEAVE, STATUSES
from analytics.sample.people import ENTRY_TYPES
from analytics.sample.work import majors

HEADERS = {
    "programs": (
        "learner_id",
        "term_id",
        "program",
        "level",
        "primary",
        "expected_graduation",
    ),
    "enrollments": (
        "learner_id",
        "term_id",
        "institution",
        "status",
        "status_on",
        "load",
        "credits",
        "gpa",
    ),
    "completions": ("learner_id", "conferred_on", "title", "level"),
    "declared": ("learner_id", "pathway", "declared_on", "ended_on"),
}


def programs(block: Block) -> Columns:
    """Return the columns of programs.csv: a row a term and major."""
    learner, place = np.nonzero(block.present)
    every = np.array(
        [majors(block.plan, block.who, k) for k in range(len(block.plan.terms))]
    )
    two = block.who.second[learner] >= 0
    times = 1 + two
    learner, place = np.repeat(learner, times), np.repeat(place, times)
    first = np.ones(len(learner), dtype=bool)
    first[1:] = (learner[1:] != learner[:-1]) | (place[1:] != place[:-1])
    major = np.where(first, every[place, learner], block.who.second[learner])
    names = np.array([m.name for m in block.plan.majors], dtype=object)
    levels = np.array([m.level for m in block.plan.majors], dtype=object)
    starts = np.array([term.starts for term in block.plan.terms])
    return [
        block.ids_at(learner, starts[place]),
        term_ids(block, place),
        names[major].tolist(),
        levels[major].tolist(),
        said(first, "true", "false"),
        _expected(block, learner, place),
    ]


def term_ids(block: Block, place: Ints) -> list[str]:
    """Return the ids of the terms at each ``place``."""
    ids = np.array([term.term_id for term in block.plan.terms], dtype=object)
    found: list[str] = ids[place].tolist()
    return found


def _expected(block: Block, learner: Ints, place: Ints) -> list[str]:
    """Return the regular term in which the credits will be there at this pace."""
    rates, record = block.plan.rates["study"], block.record
    kind = block.who.entry_type[learner]
    high = kind == ENTRY_TYPES.index("graduate")
    needed = np.where(
        high, rates["degree"]["graduate"], rates["degree"]["undergraduate"]
    )
    pace = np.where(
        record.full[learner, place], rates["credits"]["full"], rates["credits"]["part"]
    )
    left = np.maximum(needed - record.earned[learner, place], 0.1)
    regular = np.cumsum([term.regular for term in block.plan.terms])[place]
    summer = ~np.array([term.regular for term in block.plan.terms])[place]
    # Counted from 0 at the first regular term of the record, a fall.
    last = regular - 1 + summer + np.ceil(left / pace).astype(int) - 1
    first_year = int(next(t.term_id for t in block.plan.terms if t.regular)[:4])
    years = first_year + (last + 1) // 2
    written = np.where(last % 2 == 0, "FA", "SP")
    pairs = zip(
        years.tolist(), written.tolist(), np.isin(kind, (3, 5)).tolist(), strict=True
    )
    return ["" if without else f"{year}{season}" for year, season, without in pairs]


def enrollments(block: Block) -> Columns:
    """Return the columns of enrollments.csv: a row a term, here or elsewhere."""
    record, plan = block.record, block.plan
    learner, place = np.nonzero(block.present | record.elsewhere)
    here = block.present[learner, place]
    status = record.status[learner, place]
    starts = np.array([term.starts for term in plan.terms])[place]
    studies = here & (status != LEAVE)
    load = np.where(record.full[learner, place], "full", "part")
    gpa = record.gpa[learner, place]
    credits = record.credits[learner, place]
    return [
        block.ids_at(learner, starts),
        term_ids(block, place),
        np.where(here, "", plan.rates["study"]["elsewhere"]["name"]).tolist(),
        np.array(STATUSES, dtype=object)[np.where(here, status, ENROLLED)].tolist(),
        text(record.status_on[learner, place]),
        np.where(studies, load, "").tolist(),
        [
            f"{c:.0f}" if k else ""
            for c, k in zip(credits.tolist(), studies, strict=True)
        ],
        ["" if g != g else f"{g:.2f}" for g in gpa.tolist()],
    ]


def completions(block: Block) -> Columns:
    """Return the columns of completions.csv: degrees."""
    rows = np.flatnonzero(block.record.graduated_on < NEVER)
    last = len(block.plan.terms) - 1 - block.present[rows][:, ::-1].argmax(axis=1)
    every = np.array(
        [majors(block.plan, block.who, k) for k in range(len(block.plan.terms))]
    )
    major = every[last, rows]
    names = np.array([m.name for m in block.plan.majors], dtype=object)
    levels = np.array([m.level for m in block.plan.majors], dtype=object)
    return [
        block.ids[rows].tolist(),
        text(block.record.graduated_on[rows]),
        names[major].tolist(),
        levels[major].tolist(),
    ]


def declared(block: Block) -> Columns:
    """Return the columns of declared.csv."""
    said_so = block.declared
    return [
        block.ids_at(said_so.learner, said_so.declared_on),
        said_so.pathway,
        text(said_so.declared_on),
        text(said_so.ended_on),
    ]
