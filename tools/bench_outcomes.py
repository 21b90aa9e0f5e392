"""``make bench`` of the persistence page: each of its questions, and all together.

The sample's learners over twelve terms, in the store that ``bench.py`` leaves (made
where it isn't there). Ratios are to the same plain query as there, within this run; a
question is asked once to open what it needs, then timed. An outcome is all that its
page shows: landmark, adjusted, placebo, the model term after term, and the curves.
Processor seconds are those of all threads: they tell more where a machine is busy.
"""

import argparse
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from analytics.questions.outcome.counts import outcome
from analytics.questions.outcome.question import OutcomeQuestion
from analytics.questions.participation.counts import participation
from analytics.questions.persistence.counts import retention
from analytics.questions.persistence.question import RetentionQuestion
from analytics.questions.persistence.triangle import triangle
from analytics.questions.withdrawals.counts import withdrawals
from analytics.questions.withdrawals.question import WithdrawalsQuestion
from analytics.sample.write import write_programme
from analytics.scope import Scope
from analytics.store.ledger import StoreError
from analytics.store.load import load
from analytics.store.state import State, open_state
from tools.bench import BUILD, IN_INTEGERS, once, peak, timed

PLANNED = "achievement:pr-learning-plan"
AT_ENTRY = ("pell", "first_generation", "honors", "campus")
GRADUATED = RetentionQuestion(to="graduated-150", start="term")


def stored(learners: int) -> State:
    """Open the sample of that size, written and loaded where it isn't there yet."""
    source, root = BUILD / f"sample-{learners}", BUILD / f"store-{learners}"
    if not (source / "planted.json").exists():
        write_programme(source, learners)
    try:
        return open_state(root)
    except StoreError:  # there is none, or another version's
        load(root, [source])
        return open_state(root)


def questions(state: State) -> dict[str, Callable[[], object]]:
    """Return every question of the page, by what it is called in the table."""
    whole, by = Scope(), Scope(by="college")
    third = OutcomeQuestion(PLANNED, (2,), "term+1", "term", at_entry=AT_ENTRY)
    side = OutcomeQuestion(PLANNED, (1, 2, 3), start="term", at_entry=AT_ENTRY)
    every = OutcomeQuestion("any", (2,), start="term", at_entry=AT_ENTRY)
    return {
        "who returns the next fall": lambda: retention(
            state, whole, RetentionQuestion()
        ),
        "who graduates in 150% of normal time": lambda: retention(
            state, whole, GRADUATED
        ),
        "every cohort, term after term": lambda: triangle(
            state, whole, RetentionQuestion(start="term")
        ),
        "every cohort by college": lambda: triangle(
            state, by, RetentionQuestion(start="term")
        ),
        "when they withdraw": lambda: withdrawals(state, whole, WithdrawalsQuestion()),
        "a badge and returning, from the third term": lambda: outcome(
            state, whole, third
        ),
        "the same by college": lambda: outcome(state, by, third),
        "the next fall, from three landmarks": lambda: outcome(state, whole, side),
        "any badge, and what was issued late": lambda: outcome(state, whole, every),
        "who takes part, by college": lambda: participation(state, by, third),
    }


def measured(state: State, rounds: int) -> list[tuple[str, float, float]]:
    """Return every question with its seconds, and its seconds of processors."""
    found = []
    for name, ask in questions(state).items():
        once(ask)
        began = time.process_time()
        seconds = timed(ask, rounds)
        found.append((name, seconds, (time.process_time() - began) / rounds))
    whole = ("all of it", sum(row[1] for row in found), sum(row[2] for row in found))
    return [*found, whole]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    state = stored(given.learners)
    plain = f"create or replace temp table plain as {IN_INTEGERS}"
    with state.cursor() as cursor:
        unit = timed(lambda: cursor.execute(plain))
    title = f"The persistence page: {given.learners:,} learners, twelve terms"
    table = Table(title=title)
    for column in ("question", "seconds", "ratio", "processor seconds"):
        table.add_column(column, justify="left" if column == "question" else "right")
    for name, seconds, busy in measured(state, given.rounds):
        table.add_row(name, f"{seconds:.2f}", f"{seconds / unit:.1f}", f"{busy:.2f}")
    console = Console(width=100)
    console.print(table)
    console.print(f"Peak memory {peak():.2f} GiB.")


if __name__ == "__main__":
    main()
