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
) -> None:
    """Make ``cursor`` see the state's facts as of ``day``, some awards left out.

    ``without`` names KINDS. Learners with an award that is left out, or was revoked
    after the day, are worked out anew; for all others, what they completed by then is
    a part of what they have completed now.
    """
    facts = f"{state.catalog}.main"
    left_out = " or ".join(["false", *(f"({KINDS[kind]})" for kind in without)])
    cursor.execute("set variable day = $day", {"day": day})
    cursor.execute(
        f"""create temp view award as
        select * replace (
            case when revoked_from <= getvariable('day') then revoked_from end
                as revoked_from,
            case when claimed_on <= getvariable('day') then claimed_on end
                as claimed_on)
        from {facts}.award
        where earned_on <= getvariable('day') and not ({left_out})"""
    )
    if "unverified" in without:
        _leave_unverified(cursor, facts)
    cursor.execute(
        f"""create temp table affected as
        select distinct learner from {facts}.award
        where revoked_from > getvariable('day') or {left_out}"""
    )
    cursor.execute(
        f"""create temp table first_earned as
        from ({sql.read("first_earned")}) where learner in (from affected)"""
    )
    levels = cursor.execute("select coalesce(max(level), 0) from gate").fetchone()
    assert levels is not None
    complete_steps(cursor, levels[0], "temp")
    _add_the_others(cursor, facts, "first_earned", "earned_on")
    _add_the_others(cursor, facts, "step_completed", "completed_on")


def _leave_unverified(cursor: duckdb.DuckDBPyConnection, facts: str) -> None:
    """Leave their shares out as well; keep what was left out, to be counted."""
    cursor.execute(
        f"""create temp view share as select * from {facts}.share
        where (award_id is not null and award_id in (select award_id from award))
            or (award_id is null and (learner, achievement) in (
                select (learner, achievement) from award))"""
    )
    cursor.execute(
        f"""create temp view unverified as select * from {facts}.award
        where not is_verified and earned_on <= getvariable('day')
            and coalesce(revoked_from > getvariable('day'), true)"""
    )


def _add_the_others(
    cursor: duckdb.DuckDBPyConnection, facts: str, table: str, day: str
) -> None:
    cursor.execute(
        f"""insert into temp.{table} from {facts}.{table}
        where {day} <= getvariable('day') and learner not in (from affected)"""
    )
