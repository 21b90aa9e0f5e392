"""Is any of it invented?"""

from analytics import sql
from analytics.store.state import State

SOURCE = "cairn-sample"


def is_synthetic(state: State) -> bool:
    """Say whether the state holds awards of the sample programme.

    It is asked of the whole state, for every viewer alike: it tells about no learner.
    """
    with state.cursor() as cursor:
        found = cursor.execute(sql.read("synthetic"), {"source": SOURCE})
        row = found.fetchone()
    return bool(row and row[0])
