"""Many users at once on one state: every answer is its own."""

from concurrent.futures import ThreadPoolExecutor

from tests.conftest import Worlds

THREADS, QUERIES = 8, 200


def test_every_answer_is_its_own(worlds: Worlds) -> None:
    rows = "\n".join(f"L{n}|A|2026-01-01" for n in range(THREADS * QUERIES))
    state = worlds.state({"awards": f"learner_id|achievement_id|earned_on\n{rows}"})

    def ask(thread: int) -> int:
        right = 0
        for query in range(QUERIES):
            wanted = f"L{thread * QUERIES + query}"
            with state.cursor() as cursor:
                cursor.execute("create temp table mine as select ? as name", [wanted])
                found = cursor.execute(
                    "select learner_id from learner join mine on learner_id = name"
                ).fetchall()
            right += found == [(wanted,)]
        return right

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(ask, range(THREADS))) == THREADS * QUERIES
