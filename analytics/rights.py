"""The table of rights: who may see what, in one place.

A role says what its viewers may see; whose records, is settled by ``asking.ask``.
Nothing else compares roles: code asks a viewer's rights by name.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "operator",
    "administrator",
    "director",
    "advisor",
    "assessor",
    "learner",
    "researcher",
    "reader",
    "public",
    "privacy-officer",
    "nobody",
]


@dataclass(frozen=True)
class Rights:
    """What a role may see; what isn't granted here isn't shown.

    ``counts``: whose records are counted. ``small_groups``: figures of a few people,
    as they are. ``people``: learners one by one: lists, the search, a journey.
    ``sharing``: what a single learner shows the world. ``findings``: lists of what in
    the records deserves a look. ``records``: loading, what was set aside, who is whom,
    which issuers are trusted. ``grants``: who may see what. ``log``: who saw whom.
    """

    counts: Literal["everybody", "own", "nobody"]
    small_groups: bool = False
    people: bool = False
    sharing: bool = False
    findings: bool = False
    records: bool = False
    grants: bool = False
    log: bool = False


# fmt: off
RIGHTS: dict[Role, Rights] = {
    # Whoever has the command line has the files as well.
    "operator": Rights(
        "everybody", small_groups=True, people=True, sharing=True, findings=True,
        records=True, grants=True, log=True),
    # What somebody shows the world is theirs to tell, and the log looks at
    # administrators too: both are kept from them.
    "administrator": Rights(
        "everybody", small_groups=True, people=True, findings=True, records=True,
        grants=True),
    # Of pathways or colleges.
    "director": Rights("own", small_groups=True, people=True, findings=True),
    # Of a caseload.
    "advisor": Rights("own", small_groups=True, people=True, findings=True),
    # Of the work that waits in their activities.
    "assessor": Rights("own", small_groups=True),
    "learner": Rights("own", small_groups=True, people=True, sharing=True),
    # Every figure, and nobody's name, id or record.
    "researcher": Rights("everybody", small_groups=True),
    # Signed in, and for totals only: a provost, institutional research.
    "reader": Rights("everybody"),
    "public": Rights("everybody"),
    "privacy-officer": Rights("nobody", log=True),
    "nobody": Rights("nobody"),
}
# fmt: on

# Roles that are of somebody: ``advisor:A7``.
NEEDS_ID: tuple[Role, ...] = ("director", "advisor", "assessor", "learner")
