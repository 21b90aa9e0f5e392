"""One small change to one file, of the kind that a test should notice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Change:
    """What is changed, and where.

    ``file`` is a path from the root of the project, ``text`` its line as it stands,
    without indentation. ``place`` is the change's number among those of its file.
    ``within`` is the first line of the function that it is in, 0 outside of any.
    """

    file: str
    line: int
    text: str
    before: str
    after: str
    place: int
    within: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the change though lines move: file, line's text, what changes."""
        return self.file, self.text, self.arrow

    @property
    def arrow(self) -> str:
        """The change itself, as it is listed."""
        return f"{self.before} → {self.after}"

    def __str__(self) -> str:
        """Write it as the list of survivors has it."""
        return f"{self.file}:{self.line}  {self.arrow}"


def told_apart(changes: Iterable[Change]) -> list[Change]:
    """Number those that would be called alike: the second 0 of a line becomes 1."""
    seen: Counter[tuple[str, str, str]] = Counter()
    named = []
    for change in changes:
        seen[change.key] += 1
        if seen[change.key] > 1:
            change = replace(change, after=f"{change.after} (#{seen[change.key]})")
        named.append(change)
    return named
