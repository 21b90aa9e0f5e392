"""What a calibration found: each programme's result, summed up and as a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

EFFECT = 0.06
LEVEL = 0.05
WAYS = {
    "ever": "ever against never, still enrolled in the next fall",
    "earned": "enrolled at the landmark, dated by when it was earned",
    "landmark": "Cairn from the landmark, not adjusted",
    "adjusted": "**Cairn from the landmark, adjusted**",
}


@dataclass(frozen=True)
class Result:
    """What one way of comparing said of one programme; None: no difference given."""

    way: str
    truth: float
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    finding: str | None


@dataclass(frozen=True)
class Summary:
    """How a way did over many programmes: shares of those with a difference.

    ``told`` counts these; ``silent`` those in which the verdict gave none. ``differs``:
    p below 5%. ``holds``: the 95% interval holds the truth. ``unseen``: it holds zero,
    so the verdict of this programme asked about alone is that no difference is seen;
    ``together``: so it is, judged among all of its batch. ``truth`` and ``difference``
    are means.
    """

    told: int
    silent: int
    truth: float
    difference: float
    differs: float
    holds: float
    unseen: float
    together: float


def summary(results: Iterable[Result]) -> Summary:
    """Sum up one way of comparing."""
    listed = list(results)
    told = [r for r in listed if r.difference is not None]

    def share(is_so: Callable[[Result], bool]) -> float:
        return float(np.mean([is_so(one) for one in told]))

    return Summary(
        told=len(told),
        silent=len(listed) - len(told),
        truth=float(np.mean([one.truth for one in told])),
        difference=float(np.mean([one.difference or 0.0 for one in told])),
        differs=share(lambda one: (one.p or 0.0) < LEVEL),
        holds=share(lambda one: _holds(one, one.truth)),
        unseen=share(lambda one: _holds(one, 0.0)),
        together=share(lambda one: one.finding not in ("higher", "lower")),
    )


def _holds(one: Result, value: float) -> bool:
    assert one.low is not None and one.high is not None
    return one.low <= value <= one.high


def table(nothing: list[Result], something: list[Result]) -> str:
    """Write both runs as one Markdown table, a row per way."""
    head = (
        "way of comparing", "programmes", "no effect: mean difference",
        "says there is one (p < 5%)", "effect: true mean", "mean difference",
        "95% interval holds the truth", "seen (p < 5%)",
    )  # fmt: skip
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for way, words in WAYS.items():
        none, some = (
            summary(r for r in run if r.way == way) for run in (nothing, something)
        )
        cells = (
            words,
            f"{none.told:,} and {some.told:,}",
            f"{100 * none.difference:+.1f}",
            f"{none.differs:.1%}",
            f"{100 * some.truth:+.1f}",
            f"{100 * some.difference:+.1f}",
            f"{some.holds:.1%}",
            f"{some.differs:.1%}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def said(
    nothing: list[Result], something: list[Result], learners: int, batch: int
) -> str:
    """Return what goes into the page: what was run, the table, and the verdicts."""
    none, some = (
        summary(r for r in run if r.way == "adjusted") for run in (nothing, something)
    )
    return "\n".join(
        [
            f"{none.told + none.silent:,} programmes of {learners:,} learners without "
            f"an effect, and {some.told + some.silent:,} in which the badge adds "
            f"{100 * EFFECT:g} points to the chance of returning each term once it is "
            "issued. Differences are in percentage points.",
            "",
            table(nothing, something),
            "",
            "Without an effect, the adjusted verdict is *no difference seen* in "
            f"{none.unseen:.1%} of the programmes, each asked about alone (its "
            f"interval holds zero), and in {none.together:.1%} asked about {batch} at "
            "a time, as here, where Cairn judges each knowing how many there were "
            "(Benjamini and Hochberg). With the effect it is so in "
            f"{some.unseen:.1%} and {some.together:.1%}: with so few on a side an "
            "effect of this size is often missed, and the range not ruled out says so. "
            f"No difference was given in {none.silent:,} of the programmes without and "
            f"{some.silent:,} of those with the effect: too few on a side, or groups "
            "too different.",
            "",
        ]
    )
