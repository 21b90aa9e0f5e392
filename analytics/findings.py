"""What a source has to say about what is wrong: the place and the rule, no value."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing wrong: in which file, where, and which rule it breaks.

    ``place`` is used where lines don't apply (a JSON pointer, a zip member). No value
    of a record is ever part of it: findings are shown and logged.
    """

    file: str
    rule: str
    line: int | None = None
    column: str | None = None
    place: str | None = None

    def __str__(self) -> str:
        """Say it in one line: ``awards.csv, line 3, column earned_on: rule``."""
        parts = [self.file]
        if self.place:
            parts.append(self.place)
        if self.line is not None:
            parts.append(f"line {self.line:,}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return f"{', '.join(parts)}: {self.rule}"


class RefusedError(Exception):
    """A load that can't be taken at all; the store is as it was."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
