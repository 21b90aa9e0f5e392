"""What can be asked about withdrawals: of which terms, and what is counted."""

from dataclasses import dataclass
from typing import Literal, get_args

from analytics.asking.reading import one_of

Unit = Literal["enrolment", "learner"]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True)
class WithdrawalsQuestion:
    """Which terms, and what is counted.

    ``term``: a season, a term's id, or None for all terms. ``unit``: each enrolment
    (of a section, where sections are loaded), or each learner once a term: they
    withdrew when no section of theirs was left, on the last one's day.
    """

    term: str | None = None
    unit: Unit = "enrolment"

    @classmethod
    def read(cls, term: str | None, unit: str) -> "WithdrawalsQuestion":
        """Read a question as it is typed; UnknownError for a unit that there isn't."""
        return cls(term, one_of(unit, UNITS))
