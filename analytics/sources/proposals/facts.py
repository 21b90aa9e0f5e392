"""What the cells of a column say of it: how many there are, how many differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.sources.cell_words import says_nothing, without_blanks

MOST_WORDS = 60  # a column of no more different texts is one of words
MOST_TEXTS = 2_000  # different texts that are kept, to be looked at
_MAIL_SHARE = 0.8


@dataclass(frozen=True)
class Facts:
    """One column: its ``filled`` cells, how many ``different`` ones, e-mail addresses.

    ``texts`` are different texts in the order of the file, the first of them.
    """

    filled: int
    different: int
    addresses: int
    texts: tuple[str, ...]

    @property
    def is_unique(self) -> bool:
        """Whether no two cells are alike; nobody can tell it of one."""
        return self.filled > 1 and self.different == self.filled

    @property
    def is_mail(self) -> bool:
        """Whether the cells are e-mail addresses, but for a few."""
        return self.filled > 0 and self.addresses >= _MAIL_SHARE * self.filled

    @property
    def words(self) -> tuple[str, ...]:
        """The texts, where they are few enough to be words for something."""
        return self.texts if self.different <= MOST_WORDS else ()


def facts_of(cells: Sequence[str]) -> Facts:
    """Look at the cells of a column; words for nothing don't count."""
    different: dict[str, int] = {}
    for cell in cells:
        different[cell] = different.get(cell, 0) + 1
    counts: dict[str, int] = {}
    for cell, times in different.items():
        if not says_nothing(cell):
            text = without_blanks(cell)
            counts[text] = counts.get(text, 0) + times
    addresses = sum(times for text, times in counts.items() if _is_address(text))
    texts = tuple(counts)[:MOST_TEXTS]
    return Facts(sum(counts.values()), len(counts), addresses, texts)


def _is_address(text: str) -> bool:
    before, at, after = text.partition("@")
    return bool(before and at) and "." in after and " " not in text
