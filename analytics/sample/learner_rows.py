"""Learners as rows: who they are, by which names and ids they are known."""

from collections.abc import Iterator, Sequence

import numpy as np

from analytics.sample.block import Block
from analytics.sample.dates import text
from analytics.sample.draw import Flags, Ints
from analytics.sample.people import CAMPUSES, ENTRY_TYPES

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
}


def said(flags: Flags, yes: str = "yes", no: str = "no") -> list[str]:
    """Write flags as words."""
    found: list[str] = np.where(flags, yes, no).tolist()
    return found


def _names(block: Block, given: Ints) -> np.ndarray:
    names = block.plan.names
    first = np.array(names["given"], dtype=object)[given]
    family = np.array(names["family"], dtype=object)[block.who.family]
    return np.asarray(first + " " + family)


def _shown(block: Block) -> list[str]:
    """Return the display names: some are called by another first name."""
    other = (block.who.given + block.who.family + 1) % len(block.plan.names["given"])
    found: list[str] = np.where(block.who.chosen, _names(block, other), "").tolist()
    return found


def learners(block: Block) -> Columns:
    """Return the columns of learners.csv."""
    plan, who = block.plan, block.who
    terms = np.array([*(term.term_id for term in plan.terms), ""], dtype=object)
    colleges = np.array([major.college for major in plan.majors], dtype=object)
    return [
        block.ids.tolist(),
        _names(block, who.given).tolist(),
        _shown(block),
        [f"{key.lower()}@{plan.rates['mail_domain']}" for key in block.ids.tolist()],
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
