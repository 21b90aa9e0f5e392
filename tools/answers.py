"""Print what every metric answers, so that a change can be held to "the same bytes".

    .venv/bin/python -m tools.answers STORE [--only METRIC] > before.txt

asks each question of ``cairn show`` with several options, scopes and viewers of the
store, in the order below, and prints command, exit status and output. Run it before and
after a change that should change nothing, and compare. A question that the store has no
records for prints its refusal: that may not change either.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from analytics.cli.commands import commands

EARLIER = ("--as-of", "2024-04-19")
# Options that go with every metric: who asks, about whom, as of when.
SCOPES: tuple[tuple[str, ...], ...] = (
    (),
    EARLIER,
    ("--as", "public"),
    ("--as", "public", "--by", "college"),
    ("--by", "college", *EARLIER),
    ("--by", "program"),
    ("--where", "first_generation=yes"),
    ("--verified",),
)


def questions(store: str) -> Iterator[tuple[str, ...]]:
    """Yield the metrics with their own options, for what the store has."""
    pathways = [row["pathway"] for row in _rows(store, "pathways")][:9:4]
    badges = [*dict.fromkeys(row["achievement"] for row in _rows(store, "overlaps"))]
    for name in ("overview", "pathways", "overlaps", "quality", "caseload"):
        yield (name,)
    yield ("caseload", "--stalled-terms", "1", "--all")
    yield ("near-completion", "--to-go", "2")
    for pathway in pathways:
        yield from _of_pathway(pathway)
    if len(badges) > 2:
        yield from _of_steps(badges)
    yield from _of_sharing()
    yield from _of_staying(pathways)
    yield from _of_learning()


def _of_pathway(pathway: str) -> Iterator[tuple[str, ...]]:
    here = ("--pathway", pathway)
    yield ("progression", *here)
    yield ("progression", *here, "--basis", "any", "--within", "365d")
    yield ("progression", *here, "--trend")
    yield ("completion-time", *here)
    yield ("completion-time", *here, "--retroactive", "--basis", "any")
    yield ("bottlenecks", *here)
    yield ("goes-with", *here)
    yield ("near-completion", *here, "--to-go", "3")
    yield ("next-badges", *here)
    for step in ("demonstrated-proficiency", "essential-knowledge"):
        yield ("what-if", *here, "--set", f"{step} needs 1")


def _of_steps(badges: list[str]) -> Iterator[tuple[str, ...]]:
    first, second, third = badges[:3]
    line = ("--steps", f"{first} > {second} > {third}")
    yield ("steps", *line)
    for order in ("strict", "unordered"):
        yield ("steps", *line, "--order", order)
    yield ("steps", *line, "--within", "400d", "--trend", "term")
    yield ("steps", *line, "--people", "2")
    either = json.dumps([[first, second], {"achievement": third, "optional": True}])
    yield ("steps", "--steps", either, "--within", "900d")
    without = json.dumps([{"achievement": third, "from_step": 1, "to_step": 2}])
    yield ("steps", "--steps", f"{first} > {second}", "--exclude", without)


def _of_sharing() -> Iterator[tuple[str, ...]]:
    yield ("sharing",)
    for split in ("network", "achievement", "skill", "kind"):
        yield ("sharing", "--split", split)
    for name in ("sharing-time", "sharing-views", "sharing-pathways"):
        yield (name,)


def _of_staying(pathways: list[str]) -> Iterator[tuple[str, ...]]:
    yield ("retention",)
    yield ("retention", "--to", "next-spring", "--completers", "apart")
    yield ("retention", "--to", "graduated-150", "--cohort", "all")
    yield ("retention", "--triangle")
    yield ("withdrawals",)
    yield ("withdrawals", "--unit", "learner")
    yield ("outcome", "--exposure", "any")
    yield ("outcome", "--exposure", "any", "--at-entry", "first_generation")
    for pathway in pathways[:2]:
        exposure = ("--exposure", f"pathway:{pathway}", "--by-term", "2")
        yield ("outcome", *exposure, "--outcome", "graduated-150")
    yield ("participation",)


def _of_learning() -> Iterator[tuple[str, ...]]:
    for split in ("achievement", "criterion", "activity", "term"):
        yield ("attainment", "--split", split)
    yield ("attainment", "--sample", "5")


def viewers(store: str) -> Iterator[tuple[str, ...]]:
    """Yield questions of one learner, and of viewers who may see only some."""
    close = [row["learner"] for row in _rows(store, "near-completion")][:400:100]
    for learner in close:
        yield ("journey", "--learner", learner)
        yield ("journey", "--learner", learner, "--as", f"learner:{learner}")
        yield ("next-badges", "--learner", learner, *EARLIER)
    for viewer in (
        "advisor:ADV-ENGINEERING-001",
        "director:DIR-french-ba",
        "administrator",
    ):
        for name in ("overview", "pathways", "caseload", "sharing", "retention"):
            yield (name, "--as", viewer)
    yield ("journey", "--learner", "nobody")
    yield ("overview", "--as", "advisor:nobody")
    yield ("overview", "--where", "planet=mars")


def main(store: str, only: str | None = None) -> None:
    """Ask everything of the store, or everything of one metric; print it."""
    for question in questions(store):
        if only in (None, question[0]):
            for scope in SCOPES:
                _print(store, (*question, *scope))
    for question in viewers(store):
        if only not in (None, question[0]):
            continue
        _print(store, question)
        for form in ("table", "csv"):
            _print(store, (*question, "--format", form))


def _print(store: str, question: tuple[str, ...]) -> None:
    print("$", *question)
    done = _ask(store, question)
    print(done.exit_code, done.output.replace(store, "STORE"))
    if done.exception and not isinstance(done.exception, SystemExit):
        print(type(done.exception).__name__, done.exception)
    print(f"… {' '.join(question)}"[:100], file=sys.stderr)


def _ask(store: str, question: tuple[str, ...]):  # type: ignore[no-untyped-def]
    form = () if "--format" in question else ("--format", "json")
    command = ["show", *question, *form, "--store", store]
    return CliRunner().invoke(commands("show"), command, env={"COLUMNS": "120"})


def _rows(store: str, metric: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(_ask(store, (metric,)).output)["rows"]
    return rows


if __name__ == "__main__":
    main(str(Path(sys.argv[1])), *sys.argv[3:])
