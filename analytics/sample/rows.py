"""The records of learners as rows of the programme folder's files."""

from collections.abc import Iterator, Sequence

import numpy as np

from analytics.sample.block import Block
from analytics.sample.dates import NEVER, text
from analytics.sample.draw import Flags, Ints
from analytics.sample.people import CAMPUSES, ENTRY_TYPES
from analytics.sample.study import ENROLLED, LEAVE, STATUSES
from analytics.sample.work import majors

Columns = Sequence[Sequence[object]]

HEADERS = {
    "learners": (
        "learner_id",
        "name",
        "display_name",
        "email",
        "entry_term",
        "entry_on",
        "entry_type",
        "confidential",
        "deceased_on",
        "college",
        "campus",
        "residency",
        "first_generation",
        "pell",
        "honors",
    ),
    "identities": ("learner_id", "kind", "value", "valid_from", "valid_to"),
    "merges": ("learner_id", "into"),
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
    "advisors": ("advisor_id", "learner_id", "role", "from", "to"),
}


def said(flags: Flags, yes: str = "yes", no: str = "no") -> list[str]:
    """Write flags as words."""
    found: list[str] = np.where(flags, yes, no).tolist()
    return found


def _names(block: Block) -> np.ndarray:
    who, names = block.who, block.plan.names
    given = np.array(names["given"], dtype=object)[who.given]
    return np.asarray(given + " " + np.array(names["family"], dtype=object)[who.family])


def learners(block: Block) -> Columns:
    """Return the columns of learners.csv."""
    plan, who = block.plan, block.who
    terms = np.array([*(term.term_id for term in plan.terms), ""], dtype=object)
    colleges = np.array([major.college for major in plan.majors], dtype=object)
    names = _names(block)
    chosen = np.array(plan.names["given"], dtype=object)[(who.given + who.family) % 61]
    shown = chosen + " " + np.array(plan.names["family"], dtype=object)[who.family]
    numbers = who.index.tolist()
    return [
        block.ids.tolist(),
        names.tolist(),
        np.where(who.chosen, shown, "").tolist(),
        [f"l{n:07d}@{plan.rates['mail_domain']}" for n in numbers],
        terms[who.entered].tolist(),
        text(who.entry_on),
        np.array(ENTRY_TYPES, dtype=object)[who.entry_type].tolist(),
        said(who.special["confidential"], "true", "false"),
        text(block.record.deceased_on),
        colleges[who.major].tolist(),
        np.array(CAMPUSES, dtype=object)[who.campus].tolist(),
        np.array(list(plan.rates["people"]["residency"]))[who.residency].tolist(),
        said(who.first_generation),
        said(who.pell),
        said(who.honors),
    ]


def identities(block: Block) -> Iterator[tuple[str, ...]]:
    """Yield the rows of identities.csv: former names, DIDs, earlier addresses."""
    who, names = block.who, block.plan.names
    until = block.until(200)
    for row in np.flatnonzero(who.special["former_name"]).tolist():
        other = names["family"][(int(who.family[row]) + 7) % len(names["family"])]
        former = f"{names['given'][int(who.given[row])]} {other}"
        yield (block.ids[row], "former_name", former, "", until[row])
    for row in np.flatnonzero(who.special["did"]).tolist():
        did = f"did:example:{int(who.index[row]):07d}"
        yield (block.ids[row], "did", did, "", "")
    for row in np.flatnonzero(who.special["earlier_email"]).tolist():
        email = f"x{int(who.index[row]):07d}@{block.plan.rates['mail_domain']}"
        yield (block.ids[row], "email", email, "", until[row])


def merges(block: Block) -> Columns:
    """Return the columns of merges.csv."""
    which = block.who.special["merged"]
    return [block.old_ids[which].tolist(), block.ids[which].tolist()]


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
        _terms(block, place),
        names[major].tolist(),
        levels[major].tolist(),
        said(first, "true", "false"),
        _expected(block, learner, place),
    ]


def _terms(block: Block, place: Ints) -> list[str]:
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
        _terms(block, place),
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
