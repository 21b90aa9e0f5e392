"""What each metric means: said once, in ``definition.toml`` of its question's room.

The definitions screen, ``cairn show`` and ``docs/metrics.md`` are printed from here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from analytics.store.facts import DAYS_AFTER_EARNING, DAYS_AFTER_TERM

# The rooms of analytics/questions, in the order in which their metrics are listed.
ROOMS = (
    "overview",
    "pathways",
    "overlaps",
    "progression",
    "completion_time",
    "steps",
    "journey",
    "sharing",
    "quality",
    "bottlenecks",
    "goes_with",
    "near_completion",
    "caseload",
    "next_badges",
    "what_if",
    "attainment",
    "persistence",
    "withdrawals",
    "outcome",
    "participation",
    "loads",
)


@dataclass(frozen=True)
class Metric:
    """One metric: the question it answers, its parts, and what to beware of.

    ``rules`` are those by which an answer is put into words, where there are any.
    ``needs``: by figure, the records without which it is blank (``loaded.RECORDS``);
    ``instead``: by such records, what is shown where they lack, beside blanks.
    """

    name: str
    label: str
    question: str
    unit: str
    numerator: str
    denominator: str
    caveat: str
    rules: str = ""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)

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
    """Read every room's definitions; ``{retroactive}`` and ``{rules}`` are put in."""
    metrics: dict[str, Metric] = {}
    for room in ROOMS:
        place = files("analytics") / "questions" / room / "definition.toml"
        for name, parts in tomllib.loads(place.read_text(encoding="utf-8")).items():
            caveat = parts["caveat"].replace("{retroactive}", RETROACTIVE)
            parts["caveat"] = caveat.replace("{rules}", parts.get("rules", ""))
            parts["needs"] = {f: tuple(n) for f, n in parts.get("needs", {}).items()}
            metrics[name] = Metric(name, **parts)
    return metrics


CATALOGUE: dict[str, Metric] = _read()
