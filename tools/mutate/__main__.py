"""``make mutate``: which small changes to the code does no test notice?

A comparison, a constant, a condition is changed, one at a time, in a copy of the
project, and the tests of the changed file's own room are run. What survives is listed.
docs/mutation.md tells more.
"""

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.mutate.ledger import Ledger, judged
from tools.mutate.rooms import changes_of, drawn, files_of
from tools.mutate.trying import Room, rooms_of, try_all

ROOT = Path(__file__).resolve().parents[2]


def report(root: Path, rooms: list[Room], ledger: Ledger) -> float:
    """Print the share of changes noticed in each room, and those that survive."""
    known = judged(root)
    every = noticed = equivalent = 0
    lines, survivors = [], []
    for room in rooms:
        found = [(c, ledger.by(c, room.state)) for c in room.changes]
        seen = sum(bool(by) for _, by in found)
        alike = [c for c, by in found if not by and c.key in known]
        survivors += [c for c, by in found if not by and c.key not in known]
        lines.append(_line(room.name or "(no tests)", seen, len(alike), len(found)))
        every, noticed = every + len(found), noticed + seen
        equivalent += len(alike)
    for change in survivors:
        print(f"survives  {change}\n          {change.text}")
    print(*lines, _line("all", noticed, equivalent, every), sep="\n")
    return noticed / max(1, every - equivalent)


def _line(name: str, noticed: int, alike: int, every: int) -> str:
    share = noticed / max(1, every - alike)
    return (
        f"{name:28} {noticed:5} of {every:5} noticed, {alike:3} judged equivalent, "
        f"{every - noticed - alike:4} survive: {share:.1%}"
    )


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutate", description=__doc__)
    add = parser.add_argument
    add("--rooms", nargs="+", required=True, help="folders or files under analytics/")
    add("--tests", nargs="+", default=[], help="run these, not the rooms' own tests")
    add("--sample", type=int, help="draw so many changes instead of making all")
    add("--seed", type=int, default=20261128, help="what the sample is drawn by")
    add("--least", type=float, default=0, help="fail under this percentage")
    add("--copies", type=int, default=2, help="how many changes are tried at a time")
    add("--pictures", action="store_true", help="change pictures too")
    add("--afresh", action="store_true", help="forget what earlier runs found")
    add("--list", action="store_true", help="only list the changes")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Try the changes that were asked for, and say what survived."""
    wanted = arguments(words)
    changes = changes_of(root, files_of(root, wanted.rooms, wanted.pictures))
    print(f"{len(changes)} changes can be made", end="")
    if wanted.sample is not None:
        changes = drawn(changes, wanted.sample, wanted.seed)
        print(f"; {len(changes)} drawn by seed {wanted.seed}", end="")
    print()
    if wanted.list:
        print(*changes, sep="\n")
        return 0
    rooms = rooms_of(root, changes, wanted.tests)
    ledger = Ledger(root, wanted.afresh)
    try:
        try_all(root, rooms, ledger, wanted.copies)
    except KeyboardInterrupt:
        print("stopped: the same command goes on from here", file=sys.stderr)
        return 1
    return 0 if report(root, rooms, ledger) * 100 >= wanted.least else 1


if __name__ == "__main__":
    # Ended from outside, it takes its copies with it.
    signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
    sys.exit(main())
