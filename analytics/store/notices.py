"""What a load says at once: it is loaded, but hardly meant."""

from collections.abc import Sequence

import duckdb

from analytics.findings import Finding
from analytics.sources.delivery import Delivery, counted
from analytics.store.merges import merged_nowhere, note_places

MOST_NAMED = 10  # rows that are named one by one
# Awards, or badges, that came and say something by themselves; where fewer did, all
# that there are are looked at.
FEWEST = 10
HARDLY_ANY = 0.1  # fewer of them than this


def note_arrivals(con: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """Keep of what comes what `notices` asks: the rest of it is merged and dropped."""
    note_places(con, delivery)
    has_awards = con.execute(
        "select count(*) from duckdb_tables() where schema_name = 'incoming'"
        " and table_name = 'awards'"
    ).fetchone() == (1,)
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
    return (*_merges(found), *_learners(con), *_badges(con))


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
    """Say it where hardly any award finds its learner in the roster.

    A roster is what lists learners; the names that an export of badges has are none.
    """
    row = con.execute(
        """with looked_at as (
            select id, awards from came_to
            where (select sum(awards) from came_to) >= $fewest
            union all
            select learner_id, count(*) from draft.record.awards
            where coalesce((select sum(awards) from came_to), 0) < $fewest
            group by learner_id
        ), listed as (
            select distinct alias.learner from draft.record.learners
            inner join draft.main.alias using (learner_id)
            where learner_id not in (select recipient_id from draft.record.recipients)
        )
        select coalesce(sum(awards), 0)::bigint,
            coalesce(sum(awards) filter (listed.learner is not null), 0)::bigint,
            (select count(*) from listed)
        from looked_at inner join draft.main.alias on id = alias.learner_id
        left join listed using (learner)""",
        {"fewest": FEWEST},
    ).fetchone()
    awards, found, learners = row or (0, 0, 0)
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
    """Say it where hardly any badge that was awarded is named by a pathway."""
    row = con.execute(
        """with looked_at as (
            select id from came_of where (select count(*) from came_of) >= $fewest
            union all
            select distinct achievement_id from draft.record.awards
            where (select count(*) from came_of) < $fewest
        ), named as (
            select distinct achievement from draft.main.pathway_achievement
        )
        select count(*), count(named.achievement), (select count(*) from named)
        from looked_at inner join draft.main.achievement on id = achievement_id
        left join named using (achievement)""",
        {"fewest": FEWEST},
    ).fetchone()
    badges, found, named = row or (0, 0, 0)
    if not named or found >= HARDLY_ANY * badges:
        return []
    return [
        "Hardly any badge counts in a pathway: of "
        f"{counted(badges, 'badge')} awarded {found:,}, while pathways name "
        f"{counted(named, 'badge')}. Are their ids written otherwise there? Quality "
        "lists which badges no pathway names (in-no-pathway), and which look alike "
        "(alike-achievements)."
    ]
