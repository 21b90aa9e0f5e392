"""What a calibration found: each programme's result, summed up and as tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tools.calibration_kinds import EFFECT, KINDS

LEVEL = 0.05
WAYS = {
    "ever": "ever against never, still enrolled in the next fall",
    "earned": "enrolled at the landmark, dated by when it was earned",
    "landmark": "Cairn from the landmark, not adjusted",
    "adjusted": "**Cairn from the landmark, adjusted**",
}
VERDICTS = ("no difference seen", "not clear", "higher", "lower")


@dataclass(frozen=True)
class Result:
    """What one way of comparing said of one programme.

    ``finding`` is that of its verdict; None: of a way that gives no verdicts. Where
    there is no difference to give the numbers are None.
    """

    way: str
    truth: float
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    finding: str | None

    @property
    def is_told(self) -> bool:
        """Whether it says anything of a difference."""
        return self.finding is None or self.finding.startswith(VERDICTS)


@dataclass(frozen=True)
class Summary:
    """How a way did over many programmes: shares of those with a verdict.

    ``told`` counts these; ``silent`` those without one. ``differs``: p below 5%.
    ``holds``: the 95% interval holds the truth. ``unseen``: it holds zero, so the
    verdict of this programme asked about alone is that no difference is seen;
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


def summary(results: Iterable[Result]) -> Summary | None:
    """Sum up one way of comparing; None: it said nothing of any programme."""
    listed = list(results)
    told = [one for one in listed if one.is_told]
    if not told:
        return None

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


def _of(results: Iterable[Result], way: str = "adjusted") -> Summary:
    found = summary(one for one in results if one.way == way)
    assert found is not None
    return found


def ways(nothing: Sequence[Result], something: Sequence[Result]) -> str:
    """Write both plain kinds as one Markdown table, a row per way."""
    head = (
        "way of comparing", "programmes", "no effect: mean difference",
        "says there is one (p < 5%)", "effect: true mean", "mean difference",
        "95% interval holds the truth", "seen (p < 5%)",
    )  # fmt: skip
    rows = []
    for way, words in WAYS.items():
        none, some = (_of(results, way) for results in (nothing, something))
        rows.append(
            (
                words,
                f"{none.told:,} and {some.told:,}",
                f"{100 * none.difference:+.1f}",
                f"{none.differs:.1%}",
                f"{100 * some.truth:+.1f}",
                f"{100 * some.difference:+.1f}",
                f"{some.holds:.1%}",
                f"{some.differs:.1%}",
            )
        )
    return _table(head, rows)


def worlds(found: Mapping[str, Sequence[Result]]) -> str:
    """Write every kind as a row of what Cairn, adjusted, said of its programmes."""
    head = (
        "the badge", "programmes", "without a verdict", "true mean", "mean difference",
        "95% interval holds the truth", "false claims (p < 5%)", "seen (p < 5%)",
    )  # fmt: skip
    rows = []
    for name, results in found.items():
        adjusted = [one for one in results if one.way == "adjusted"]
        truth = f"{100 * np.mean([one.truth for one in adjusted]):+.1f}"
        silent = sum(not one.is_told for one in adjusted) / len(adjusted)
        one = summary(adjusted)
        told = (f"{len(adjusted):,}", f"{silent:.1%}", truth.replace("+0.0", "0"))
        rows.append((KINDS[name].words, *told, *_said(name, one)))
    return _table(head, rows)


def _said(name: str, one: Summary | None) -> tuple[str, ...]:
    """Return a row's last cells; empty ones where nothing was to be said."""
    if one is None:
        return ("",) * 4
    claims = f"{one.differs:.1%}"
    seen = ("", claims) if KINDS[name].has_effect else (claims, "")
    return (f"{100 * one.difference:+.1f}", f"{one.holds:.1%}", *seen)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([lines[0], f"|{' --- |' * len(head)}", *lines[1:]])


def said(found: Mapping[str, Sequence[Result]], learners: int, batch: int) -> str:
    """Return what goes into the page: what was run, the tables, and the verdicts."""
    none, some = _of(found["nothing"]), _of(found["effect"])
    return "\n".join(
        [
            f"{none.told + none.silent:,} programmes of {learners:,} learners without "
            f"an effect, and {some.told + some.silent:,} in which the badge adds "
            f"{100 * EFFECT:g} points to the chance of returning each term once it is "
            "issued. Differences are in percentage points.",
            "",
            ways(found["nothing"], found["effect"]),
            "",
            "Without an effect, the adjusted verdict is *no difference seen* in "
            f"{none.unseen:.1%} of the programmes, each asked about alone (its "
            f"interval holds zero), and in {none.together:.1%} asked about {batch} at "
            "a time, as here, where Cairn judges each knowing how many there were "
            "(Benjamini and Hochberg). With the effect it is so in "
            f"{some.unseen:.1%} and {some.together:.1%}: with so few on a side an "
            "effect of this size is often missed, and the range not ruled out says so.",
            "",
            "Each kind of programme, and what Cairn, adjusted, says of it. Shares are "
            "of the programmes with a verdict:",
            "",
            worlds(found),
            "",
        ]
    )
