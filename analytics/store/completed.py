"""Which pathways would be complete with what learners hold, dated in another way?"""

import pyarrow as pa

from analytics.store.facts import complete_steps
from analytics.store.state import State


def completed_with(state: State, held: pa.Table, pathway: str) -> pa.Table:
    """Return learner, pathway (a version's number) and day of each root complete.

    ``held`` has learner, achievement and earned_on, one row each: it stands in the
    place of the fact ``first_earned``, on a cursor of its own, and nothing else of the
    state changes. All versions of ``pathway`` are looked at.
    """
    with state.cursor() as cursor:
        cursor.register("held", held)
        cursor.execute(
            """create temp table first_earned as from held where achievement in (
                select listed.achievement
                from pathway_achievement as listed
                inner join pathway on listed.pathway = pathway.pathway
                where pathway.pathway_id = $pathway)""",
            {"pathway": pathway},
        )
        levels = cursor.execute("select coalesce(max(level), 0) from gate").fetchone()
        assert levels is not None
        complete_steps(cursor, levels[0], "temp")
        return cursor.sql(
            """select done.learner, done.pathway, done.completed_on
            from temp.step_completed as done
            inner join pathway on done.pathway = pathway.pathway
            where done.step = 0 and pathway.pathway_id = $pathway""",
            params={"pathway": pathway},
        ).to_arrow_table()
