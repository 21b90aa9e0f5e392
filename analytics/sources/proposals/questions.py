"""What a proposal can't know, and a person has to say or to confirm."""

from dataclasses import dataclass

from analytics.sources.mapping import OPEN

__all__ = ["OPEN", "Question"]


@dataclass(frozen=True)
class Question:
    """One question about a file: what is asked, and what may be answered.

    ``choices`` are answers, each with what it would mean. ``stands`` is what the
    mapping says until somebody answers otherwise; None where it says `OPEN` and can't
    be loaded before. ``column`` is theirs, ``place`` where in the mapping the answer
    goes: keys from the top, a table's with the file (and sheet).
    """

    file: str
    asks: str
    choices: tuple[tuple[str, str], ...] = ()
    stands: str | None = None
    column: str | None = None
    place: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing can be loaded before it is answered."""
        return self.stands is None
