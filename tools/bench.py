"""``make bench``: the benchmark table, as ratios within one run.

The measure is a plain ``create table … as select learner, achievement, min(earned_on)
… group by all`` over the same awards, in the same process: machines differ, ratios
hardly. Nothing here is a test; no bound is checked.
"""

import argparse
import resource
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from analytics import sql
from analytics.asking.learner import find_learners
from analytics.questions.caseload.counts import caseload
from analytics.questions.completion_time.counts import TimeQuestion, completion_time
from analytics.questions.journey.counts import journey
from analytics.questions.near_completion.counts import NearQuestion, near_completion
from analytics.questions.next_badges.for_all import next_for_all
from analytics.questions.overview.counts import overview
from analytics.questions.pathways.counts import pathways
from analytics.questions.progression.counts import Question, progression
from analytics.questions.sharing.counts import sharing
from analytics.questions.sharing.how_soon import sharing_time
from analytics.questions.sharing.who_looks import sharing_views
from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Part, Step
from analytics.questions.steps.question import Question as Funnel
from analytics.questions.what_if.counts import Scenario, what_if
from analytics.sample.write import write_programme
from analytics.scope import Scope, Viewer
from analytics.store.facts import build_facts, complete_steps
from analytics.store.load import load
from analytics.store.place import Place
from analytics.store.state import State, open_state

BUILD = Path(__file__).resolve().parents[1] / "build" / "bench"
ROUNDS = 5
TURNS = 11
IN_INTEGERS = "select learner, achievement, min(earned_on) as d from award group by all"
IN_TEXT = """select learner_id, achievement_id, min(earned_on) as d
    from record.awards group by all"""


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median seconds of a piece of work."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def once(work: Callable[[], object]) -> float:
    """Return the seconds of a piece of work that is done once."""
    return timed(work, 1)


def peak() -> float:
    """Return the peak memory of this process so far, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def replay(state: State) -> duckdb.DuckDBPyConnection:
    """Attach a state to a working database in which facts can be made again."""
    con = duckdb.connect()
    path = str(state.place.state(state.number)).replace("'", "''")
    con.execute(f"attach '{path}' as published (read_only)")
    con.execute("create schema record")
    tables = con.execute(
        """select table_name from duckdb_tables()
        where database_name = 'published' and schema_name = 'record'"""
    ).fetchall()
    for (name,) in tables:
        con.execute(f"create table record.{name} as from published.record.{name}")
    return con


def facts(state: State) -> list[tuple[str, float]]:
    """Time the facts, and the queries that they are measured by.

    They take turns, and the fastest of each is told: whatever else the machine does
    only adds to a time.
    """
    con = replay(state)
    whole = once(lambda: build_facts(con))
    levels = con.execute("select max(level) from gate").fetchone()
    assert levels is not None

    def make(name: str, query: str) -> None:
        con.execute(f"create or replace table {name} as {query}")

    def steps() -> None:
        con.execute("drop table step_completed")
        make("first_earned", sql.read("first_earned"))
        complete_steps(con, levels[0], "")

    turns: dict[str, Callable[[], object]] = {
        "first earned, plain, with text ids": lambda: make("plain", IN_TEXT),
        "first earned, plain (= 1)": lambda: make("plain", IN_INTEGERS),
        "facts for all pathways": steps,
    }
    rounds = [{name: once(work) for name, work in turns.items()} for _ in range(TURNS)]
    fastest = [(name, min(times[name] for times in rounds)) for name in turns]
    return [*fastest, ("every fact, names to integers included", whole)]


def commonest_in_order(state: State) -> Funnel:
    """Ask for the four achievements that are awarded most, in order, within a year."""
    with state.cursor() as cursor:
        rows = cursor.execute(
            """select achievement_id from award join achievement using (achievement)
            group by 1 order by count(*) desc, 1 limit 4"""
        ).fetchall()
    return Funnel(tuple(Step((Part(name),)) for (name,) in rows), within=365 * 86_400)


def busiest_advisor(state: State) -> Scope:
    """Look as the advisor with the most learners."""
    with state.cursor() as cursor:
        row = cursor.execute(
            """select advisor_id from record.advisors
            group by 1 order by count(distinct learner_id) desc, 1"""
        ).fetchone()
    assert row is not None
    return Scope(Viewer("advisor", row[0]))


def metrics(state: State) -> list[tuple[str, float]]:
    """Time every metric, the first time it is asked of an open state included."""
    with state.cursor() as cursor:
        busiest = cursor.execute(
            """select learner.learner_id from first_earned
            join learner using (learner) group by 1 order by count(*) desc, 1"""
        ).fetchone()
        tree = cursor.execute(
            """select pathway_id, step_id from pathway
            join node using (pathway) where node.step = 1
            order by pathway_id, effective_from desc limit 1"""
        ).fetchone()
    assert busiest is not None and tree is not None
    question = Question(tree[0], basis="any")
    funnel = commonest_in_order(state)
    advisor = busiest_advisor(state)
    earlier = Scope(as_of=state.as_of.replace(year=state.as_of.year - 1))
    asked: dict[str, Callable[[], object]] = {
        "overview": lambda: overview(state, Scope()),
        "pathways": lambda: pathways(state, Scope()),
        "progression": lambda: progression(state, Scope(), question),
        "progression by college": lambda: progression(
            state, Scope(by="college"), question
        ),
        "progression, a year earlier": lambda: progression(state, earlier, question),
        "four steps in order, within a year": lambda: steps(state, Scope(), funnel),
        "journey of the busiest learner": lambda: journey(state, Scope(), busiest[0]),
        "who is one badge short, every pathway": lambda: near_completion(
            state, Scope(), NearQuestion()
        ),
        "the next badge of everybody": lambda: next_for_all(state, Scope()),
        "whom to see this week, of everybody": lambda: caseload(state, Scope()),
        "whom to see this week, of one advisor's": lambda: caseload(state, advisor),
        "time to complete a pathway": lambda: completion_time(
            state, Scope(), TimeQuestion(tree[0], basis="any")
        ),
        "what if a step asked for one": lambda: what_if(
            state, Scope(), Scenario(tree[0], (f"{tree[1]} needs 1",), basis="any")
        ),
        "what is shared, with its tiles": lambda: sharing(state, Scope()),
        "how soon it is shared": lambda: sharing_time(state, Scope()),
        "who looks at it": lambda: sharing_views(state, Scope()),
        "finding a learner by name": lambda: find_learners(state, Scope(), "an"),
    }
    return [(name, timed(work)) for name, work in asked.items()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=100_000)
    learners = parser.parse_args().learners
    source, root = BUILD / f"sample-{learners}", BUILD / f"store-{learners}"
    rows = []
    if not (source / "planted.json").exists():
        shutil.rmtree(source, ignore_errors=True)
        rows.append(
            ("writing the sample", once(lambda: write_programme(source, learners)))
        )
    shutil.rmtree(root, ignore_errors=True)
    rows.append(
        ("load, from files to a published state", once(lambda: load(root, [source])))
    )
    rows.append(("load again, nothing new", once(lambda: load(root, [source]))))
    memory = peak()
    state = open_state(root)
    rows += facts(state) + metrics(state)
    unit = dict(rows)["first earned, plain (= 1)"]
    table = Table(
        title=f"{learners:,} learners, {state.entry.counts['awards']:,} awards"
    )
    for column in ("what", "seconds", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for name, seconds in rows:
        table.add_row(name, f"{seconds:.3f}", f"{seconds / unit:.2f}")
    console = Console(width=100)
    console.print(table)
    size = Place(root).state(state.number).stat().st_size / 2**20
    console.print(f"Peak memory of loading {memory:.2f} GiB; the state {size:.0f} MiB.")
    console.print(f"Peak memory with every question asked {peak():.2f} GiB.")


if __name__ == "__main__":
    main()
