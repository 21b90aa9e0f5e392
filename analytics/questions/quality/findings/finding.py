"""What may be wrong with records: each finding's rule, and what to do about it.

The quality screen, ``cairn show quality`` and docs/metrics.md read it from here.
"""

from dataclasses import dataclass
from typing import Literal

About = Literal["learners", "catalogue", "records"]


@dataclass(frozen=True)
class Finding:
    """One thing that deserves a look.

    ``counted`` is what its count counts. ``query`` names its SELECT in
    ``sql/metrics`` (None: worked out from the pathways' trees), ``values`` its
    parameters; ``dated``: it takes the day too. ``needs`` is the table, or table and
    column, without which it can't be checked. ``about``: learners (those in scope),
    the catalogue (the same for everybody), or records (whoever keeps them).
    """

    key: str
    title: str
    counted: str
    rule: str
    advice: str
    query: str | None
    needs: str | None = None
    about: About = "learners"
    dated: bool = False
    values: tuple[tuple[str, object], ...] = ()


LACKING = {
    "pathways": "no pathways were loaded",
    "shares": "no shares were loaded",
    "views": "no views were loaded",
    "merges": "no merges were loaded",
    "learners": "no learners were loaded",
    "achievements": "no achievements were loaded",
    "credentials": "no credentials were loaded as files",
    "recipients": "no credentials were loaded as files",
    "learners.entry": "no learner's entry is known",
    "learners.deceased_on": "no learner is said to have died",
    "awards.claimed_on": "no award says when it was claimed",
    "achievements.offered_to": "no achievement says until when it can be earned",
}
