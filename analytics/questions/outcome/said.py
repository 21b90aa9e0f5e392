"""Claims about comparisons: by which term, and in a few words what was found."""

from dataclasses import dataclass
from typing import Any

from analytics.drawing.claims import Claim, Number, Points
from analytics.questions.outcome.question import nth
from analytics.questions.outcome.rows import OutcomeRow


class Nth(Number):
    """The regular term at which a landmark is, counted from the first."""

    def written(self, value: Any) -> str:
        """Write it: "second" for one term after the first."""
        return nth(value + 1)


@dataclass(frozen=True)
class Found(Claim):
    """What one comparison found, in a few words."""

    row: OutcomeRow

    def __str__(self) -> str:
        """Write the difference where there is one, else how the rules call it."""
        row = self.row
        if row.difference is not None and row.finding in ("higher", "lower"):
            return str(Points(row, "difference"))
        return row.finding or "held back"
