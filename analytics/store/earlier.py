"""A state as it stood on an earlier day, or without some of its awards.

What was earned by the day counts, and a revocation only from its own day. Temporary
tables of the asking cursor shadow the state's facts under the same names, so every
question reads them unchanged.
"""

from collections.abc import Sequence
from datetime import date

import duckdb

from analytics import sql
from analytics.store.facts import complete_steps
from analytics.store.state import State

# Kinds of awards that a question may leave out, as conditions on the fact ``award``.
KINDS = {"retroactive": "is_retroactive", "unverified": "not is_verified"}


def shadow(
    cursor: duckdb.DuckDBPyConnection,
    state: State,
    day: date,
    without: Sequence[str] = (),
    whose: str = "true",
) -> None:
    """Make ``cursor`` see the state's facts as of ``day``, some awards left out.

    ``without`` names KINDS, ``whose`` is a condition on learners. Learners with an
    award that is left out, or was revoked after the day, are worked out anew; for all
    others, what they completed by then is a part of what they have completed now.
    """
    facts = f"{state.catalog}.main"
    cursor.execute("set variable day = $day", {"day": day})
    own = f"{awards_of(state, day, without)} and {whose}"
    cursor.execute(f"create temp view award as {own}")
    if "unverified" in without:
        _leave_unverified(cursor, facts, whose)
    cursor.execute(
        f"""create temp table affected as
        select distinct learner from {facts}.award
        where {whose} and
            (revoked_from > getvariable('day') or {_left_out(without)})"""
    )
    cursor.execute(
        f"""create temp table first_earned as
        from ({sql.read("first_earned")}) where learner in (from affected)"""
    )
    levels = cursor.execute("select coalesce(max(level), 0) from gate").fetchone()
    assert levels is not None
    complete_steps(cursor, levels[0], "temp")
    others = f"{whose} and learner not in (from affected)"
    _add(cursor, facts, "first_earned", f"earned_on <= getvariable('day') and {others}")
    _add(
        cursor,
        facts,
        "step_completed",
        f"completed_on <= getvariable('day') and {others}",
    )


def awards_of(state: State, day: date, without: Sequence[str]) -> str:
    """Return the query of a state's awards as of a day, some left out."""
    on = f"date '{day.isoformat()}'"
    return f"""select * replace (
            case when revoked_from <= {on} then revoked_from end as revoked_from,
            case when claimed_on <= {on} then claimed_on end as claimed_on)
        from {state.catalog}.main.award
        where earned_on <= {on} and not ({_left_out(without)})"""


def _left_out(without: Sequence[str]) -> str:
    return " or ".join(["false", *(f"({KINDS[kind]})" for kind in without)])


def _leave_unverified(
    cursor: duckdb.DuckDBPyConnection, facts: str, whose: str
) -> None:
    """Leave their shares out as well; keep what was left out, to be counted."""
    cursor.execute(
        f"""create temp view share as select * from {facts}.share
        where {whose} and (
            (award_id is not null and award_id in (select award_id from award))
            or (award_id is null and (learner, achievement) in (
                select (learner, achievement) from award)))"""
    )
    cursor.execute(
        f"""create temp view unverified as select * from {facts}.award
        where {whose} and not is_verified and earned_on <= getvariable('day')
            and coalesce(revoked_from > getvariable('day'), true)"""
    )


def _add(cursor: duckdb.DuckDBPyConnection, facts: str, table: str, which: str) -> None:
    cursor.execute(f"insert into temp.{table} from {facts}.{table} where {which}")
