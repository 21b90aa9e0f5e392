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
