"""``make bench`` of sharing: a load of shares and looks, and each question about them.

The bench draws the records itself, as Parquet: four awards a learner, two shares, and
twenty looks, of which a few shares have most. The load and every question run in a
process of their own, whose peak memory is told; the seconds of processors say more
than the clock where others use the machine too. Nothing here is a test; no bound is
checked.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from analytics.asking.answer import Rate
from analytics.questions.overview.counts import overview
from analytics.questions.sharing.counts import SharingQuestion, sharing
from analytics.questions.sharing.how_soon import SharingTimeQuestion, sharing_time
from analytics.questions.sharing.path import SPLITS
from analytics.questions.sharing.pathways import sharing_pathways
from analytics.questions.sharing.who_looks import (
    VIEW_SPLITS,
    ViewsQuestion,
    sharing_views,
)
from analytics.questions.steps.counts import steps
from analytics.questions.steps.question import Question
from analytics.questions.steps.reading import read_steps
from analytics.scope import Scope
from analytics.store.load import load
from analytics.store.state import State, open_state

BUILD = Path(__file__).resolve().parents[1] / "build" / "bench"
AWARDS, SHARES, LOOKS = 4, 2, 20  # a learner
LOAD = "load, from Parquet to a published state"
FIRST = "date '2022-01-01' + cast(hash(award, 1) % 1200 as integer)"
SHARED = f"{FIRST} + 5 + cast(hash(share, 8) % 90 as integer)"
OF_SHARE = f"cast(hash(share, 6) % ({AWARDS} * $learners) as bigint)"
DRAWN = {
    "learners": """select concat('L', i) as learner_id,
            concat('college ', hash(i) % 7) as college
        from range($learners) as r(i)""",
    "achievements": """select concat('b', i) as achievement_id,
            concat('Badge ', i) as name,
            ['Badge', 'MicroCredential', 'Credential'][1 + i % 3] as kind,
            concat('skill ', i % 8, '; skill ', i % 5) as skills
        from range(120) as r(i)""",
    "awards": f"""select concat('A', award) as award_id,
            concat('L', award // 4) as learner_id,
            concat('b', (award // 4 * 31 + award % 4 * 7) % 120) as achievement_id,
            {FIRST} as earned_on,
            case when hash(award, 2) % 10 < 7 then {FIRST}
                + cast(hash(award, 3) % 60 as integer) end as claimed_on,
            case when hash(award, 4) % 10 < 8 then 'public' else 'private' end
                as visibility
        from range({AWARDS} * $learners) as r(award)""",
    "shares": f"""select concat('S', share) as share_id, concat('A', award) as award_id,
            ['LinkedIn', 'X', 'E-mail', 'Portfolio'][
                cast(1 + hash(share, 7) % 4 as bigint)] as network,
            {SHARED} as shared_on
        from (select share, {OF_SHARE} as award
            from range({SHARES} * $learners) as r(share))""",
    "views": f"""select concat('V', look) as view_id, concat('S', share) as share_id,
            {SHARED} + cast(hash(look, 11) % 200 as integer) as viewed_on,
            ['LinkedIn', 'Direct', 'X'][
                cast(1 + hash(look, 12) % 3 as bigint)] as source,
            case when hash(look, 13) % 10 = 0 then 'click' else 'view' end as kind
        from (select look, share, {OF_SHARE} as award from (
            select look, cast(floor((hash(look, 9) % 1000000 / 1e6) ** 3
                * {SHARES} * $learners) as bigint) as share
            from range({LOOKS} * $learners) as r(look)))""",
}
PATHWAY = """pathway: bench
needs: all
of:
  - {step: first, needs: 1, of: [b0, b30, b60, b90]}
  - {step: second, needs: 2, of: [b7, b14, b21, b37, b44, b51, b67, b74, b81]}
"""


def draw(folder: Path, learners: int) -> None:
    """Write the records, where they aren't there yet."""
    if (folder / "pathways").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        for name, query in DRAWN.items():
            asked = query.replace("$learners", str(learners))
            con.execute(f"copy ({asked}) to '{folder / name}.parquet' (format parquet)")
    (folder / "pathways").mkdir()
    (folder / "pathways" / "bench.yaml").write_text(PATHWAY, encoding="utf-8")


def wanted() -> dict[str, Callable[[State], object]]:
    """Return every question, ready to be asked of a state."""
    whole, earlier = Scope(), Scope(as_of=date(2025, 3, 1))
    funnel = Question(read_steps("stage:claimed > stage:shared > stage:viewed"))
    found: dict[str, Callable[[State], object]] = {
        "the path, with its tiles": partial(sharing, scope=whole),
        "the path, colleges apart": partial(sharing, scope=Scope(by="college")),
        "the path, as of an earlier day": partial(sharing, scope=earlier),
        "how soon it is shared": partial(sharing_time, scope=whole),
        "who looks": partial(sharing_views, scope=whole),
        "claimed, then shared, then looked at": partial(
            steps, scope=whole, question=funnel
        ),
        "before and after completing": partial(sharing_pathways, scope=whole),
        "overview": partial(overview, scope=whole),
    }
    for by in SPLITS:
        told = SharingQuestion(split=by)
        found[f"the path by {by}"] = partial(sharing, scope=whole, question=told)
    for split in ("kind", "network"):
        soon = SharingTimeQuestion(split=split)
        found[f"how soon by {split}"] = partial(
            sharing_time, scope=whole, question=soon
        )
    for way in VIEW_SPLITS:
        looks = ViewsQuestion(split=way)
        found[f"who looks by {way}"] = partial(
            sharing_views, scope=whole, question=looks
        )
    return found


def alone(folder: Path, name: str) -> None:
    """Do one piece of work; print its seconds, the processors' and its peak in MiB."""
    root = folder.with_suffix(".store")
    work: Callable[[], object] = partial(load, root, [folder])
    if name != LOAD:
        work = partial(wanted()[name], open_state(root))
        _ = Rate(1, 2).interval  # what it imports isn't asked about
    began, spent = time.perf_counter(), time.process_time()
    work()
    seconds, spent = time.perf_counter() - began, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, spent, peak]))


def measured(folder: Path, name: str) -> list[float]:
    """Return what a piece of work took, done in its own process."""
    command = [sys.executable, __file__, "--folder", str(folder), "--alone", name]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(one) for one in json.loads(ran.stdout)]


def bench(learners: int) -> None:
    """Print the table; records and store go when all is asked."""
    folder = BUILD / f"sharing-{learners}"
    root = folder.with_suffix(".store")
    draw(folder, learners)
    shutil.rmtree(root, ignore_errors=True)
    title = (
        f"{AWARDS * learners:,} awards of {learners:,} learners, "
        f"{SHARES * learners:,} shares, {LOOKS * learners:,} looks"
    )
    table = Table(title=title)
    for name in ("what", "seconds", "of processors", "MiB"):
        table.add_column(name, justify="left" if name == "what" else "right")
    for name in (LOAD, *wanted()):
        seconds, spent, peak = measured(folder, name)
        table.add_row(name, f"{seconds:.2f}", f"{spent:.2f}", f"{peak:,.0f}")
    Console(width=100).print(table)
    shutil.rmtree(root)
    shutil.rmtree(folder)


def main() -> None:
    """Print the table, or do one piece of work for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--alone")
    given = parser.parse_args()
    if given.alone is not None:
        alone(given.folder, given.alone)
    else:
        bench(given.learners)


if __name__ == "__main__":
    main()
