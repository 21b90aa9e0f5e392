"""What a load says at once: it is loaded, but hardly meant."""

from collections.abc import Sequence

import duckdb

from analytics import sql
from analytics.findings import Finding
from analytics.sources.delivery import Delivery, counted
from analytics.store.merges import merged_nowhere, note_places

MOST_NAMED = 10  # rows that are named one by one
# Awards, or badges, that came and say something by themselves; where fewer did, all
# that there are are looked at.
FEWEST = 10
HARDLY_ANY = 0.1  # fewer of them than this


def note_arrivals(
    con: duckdb.DuckDBPyConnection, delivery: Delivery, *, has_awards: bool
) -> None:
    """Keep of what comes what `notices` asks: the rest of it is merged and dropped."""
    note_places(con, delivery)
    rows = "incoming.awards" if has_awards else "(select null as id where false)"
    for name, column in (("came_to", "learner_id"), ("came_of", "achievement_id")):
        column = column if has_awards else "id"
        con.execute(
            f"create temp table {name} as select {column}::varchar as id,"
            f" count(*) as awards from {rows} group by all"
        )


def notices(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> tuple[str, ...]:
    """Return what deserves a word, in sentences. Needs the facts of the draft."""
    found = merged_nowhere(con, delivery)
    return (
        *_merges(found),
        *_learners(con),
        *_badges(con),
        *_places(con),
        *_terms(con),
    )


def found_again(con: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Say how many who earned something are in the roster, and which badges look alike.

    Needs the facts of the draft.
    """
    return (*_people(con), *_alike(con))


def _people(con: duckdb.DuckDBPyConnection) -> list[str]:
    row = sql.run(con, sql.read("arrivals/people_found")).fetchone()
    people, found, alike, learners = row or (0, 0, 0, 0)
    if not people or not learners:
        return []
    told = f"{found:,} of {counted(people, 'person')} with awards found in the roster"
    told = told.replace("persons", "people")
    others = people - found
    if alike:
        told += f"; {alike:,} of the other {others:,} look like somebody in it "
        told += "(cairn people lists them)"
    if others > alike:
        rest = others - alike
        told += f"; {rest:,} {'is' if rest == 1 else 'are'} known from awards alone"
    return [f"{told}."]


def _alike(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Name badges that no pathway counts, though it names one that looks the same."""
    pairs = sql.run(con, sql.read("arrivals/badges_alike")).fetchall()
    told = [
        f"The badge {badge} counts in no pathway, and looks like {other}, which one "
        "names."
        for badge, other in pairs[:MOST_NAMED]
    ]
    more = len(pairs) - MOST_NAMED
    return [*told, f"{counted(more, 'badge')} more like these."] if more > 0 else told


def _merges(found: Sequence[Finding]) -> list[str]:
    """Name the rows that merge an id into one that nobody knows, the first ones."""
    told = [f"{one}. Was it mistyped, or is it still to come?" for one in found]
    more = len(told) - MOST_NAMED
    if more <= 0:
        return told
    rest = (
        f"{counted(more, 'row')} more like these: quality lists all (merged-nowhere)."
    )
    return [*told[:MOST_NAMED], rest]


def _learners(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Say it where hardly any award finds its learner in the roster."""
    awards, found, learners = _counted(con, "arrivals/awards_found")
    if not learners or found >= HARDLY_ANY * awards:
        return []
    return [
        f"Hardly any award finds its learner: of {counted(awards, 'award')} {found:,}, "
        f"in a roster of {counted(learners, 'learner')}. Are the ids another system's, "
        "or written otherwise? Then load what they are called there as identities or "
        "merges, or mend them. Quality lists whose they are (unknown-learner, "
        "recipient-unknown), and which look alike (alike-learners)."
    ]


def _badges(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Say it where hardly any badge that was awarded is named by a pathway.

    Where all are awarded that pathways name, there are just few of them.
    """
    badges, found, named = _counted(con, "arrivals/badges_found")
    if found >= min(HARDLY_ANY * badges, named):
        return []
    return [
        "Hardly any badge counts in a pathway: of "
        f"{counted(badges, 'badge')} awarded {found:,}, while pathways name "
        f"{counted(named, 'badge')}. Are their ids written otherwise there? Quality "
        "lists which badges no pathway names (in-no-pathway), and which look alike "
        "(alike-achievements)."
    ]


def _places(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Say it where no enrolment is known to be at this institution."""
    row = sql.run(con, sql.read("arrivals/enrolled_here")).fetchone()
    enrolments, found, institutions = row or (0, 0, 0)
    if not enrolments or found:
        return []
    which = "another institution than yours" if institutions == 1 else "institutions"
    return [
        f"No enrolment counts: all {enrolments:,} name {which}"
        + (", and nothing says which of them is yours" if institutions > 1 else "")
        + ". Say it as own_institution in mapping.yaml."
    ]


def _terms(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Say which terms are named otherwise than they are listed, or aren't listed."""
    if sql.run(con, "from draft.record.terms limit 1").fetchone() is None:
        return []
    found = sql.run(con, sql.read("arrivals/terms_alike")).fetchall()
    alike = [(term, n, " or ".join(like)) for term, n, like in found if like]
    told = [
        f"The term {term} isn't among the terms, and looks like {like}"
        + (f": {counted(n, 'enrolment')} of it can't count." if n else ".")
        for term, n, like in alike[:MOST_NAMED]
    ]
    if len(alike) > MOST_NAMED:
        told.append(f"{counted(len(alike) - MOST_NAMED, 'term')} more like these.")
    others = [n for _, n, like in found if n and not like]
    if others:
        told.append(
            f"{counted(sum(others), 'enrolment')} of {counted(len(others), 'term')} "
            "that terms.csv doesn't list: they can't count until it does."
        )
    return told


def _counted(con: duckdb.DuckDBPyConnection, query: str) -> tuple[int, int, int]:
    """Return how many were looked at, how many of them were found, among how many."""
    row = sql.run(con, sql.read(query), {"fewest": FEWEST}).fetchone()
    return row or (0, 0, 0)
