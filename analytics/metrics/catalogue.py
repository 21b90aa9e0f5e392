"""What each metric means: ``definitions.toml`` is the one place where it is said.

The definitions screen, ``cairn show`` and ``docs/metrics.md`` are printed from here.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from analytics.metrics.outcome.verdict import RULES
from analytics.store.facts import DAYS_AFTER_EARNING, DAYS_AFTER_TERM


@dataclass(frozen=True)
class Metric:
    """One metric: the question it answers, its parts, and what to beware of."""

    name: str
    label: str
    question: str
    unit: str
    numerator: str
    denominator: str
    caveat: str

    @property
    def definition(self) -> str:
        """All of it in one paragraph."""
        parts = [self.numerator]
        if self.denominator:
            parts.append(f"Out of: {self.denominator}")
        return " ".join([*parts, self.caveat]).strip()


RETROACTIVE = (
    f"Retroactive: issued more than {DAYS_AFTER_TERM} days after the end of the term "
    f"in which it was earned (or, where no term is known, {DAYS_AFTER_EARNING} days "
    "after it was earned); counted apart."
)


def _read() -> dict[str, Metric]:
    """Read the definitions, with the rules that are settled in code put in."""
    text = files(__package__).joinpath("definitions.toml").read_text(encoding="utf-8")
    for name, rule in (("{retroactive}", RETROACTIVE), ("{verdict}", RULES)):
        text = text.replace(name, rule)
    told = tomllib.loads(text)
    return {name: Metric(name, **parts) for name, parts in told.items()}


CATALOGUE: dict[str, Metric] = _read()
