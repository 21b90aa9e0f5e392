"""Try the changes of one room after another, in several copies at a time."""

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.mutate.change import Change
from tools.mutate.copies import Copy, files_of
from tools.mutate.ledger import Ledger
from tools.mutate.reach import Place
from tools.mutate.rooms import TESTS, changed, fingerprint, room_of

LONGEST = 1800.0
WORLDS = "tests/conftest.py"
# Rooms that a load knows nothing of.
ASKING = {"asking", "questions", "drawing"}


@dataclass
class Room:
    """A folder of tests, and the changes that they should notice.

    ``state`` is the fingerprint of the tests; ``times`` what each took of a
    processor, in seconds, and ``reach`` what each called and read.
    """

    name: str
    tests: list[str]
    state: str
    changes: list[Change] = field(default_factory=list)
    times: dict[str, float] = field(default_factory=dict)
    reach: dict[str, set[Place]] = field(default_factory=dict)

    @property
    def keeps(self) -> bool:
        """Whether no change is to what loads a world: they can be loaded once."""
        parts = {Path(change.file).parts[1] for change in self.changes}
        return parts <= ASKING

    def chosen(self, change: Change, noticing: Mapping[str, int]) -> list[str]:
        """Return the tests that could notice a change, the likeliest first.

        They are those that reach it, and all others of their files: tests share what
        they found. What stands outside of functions is reached by everything.
        """
        everywhere = change.file.endswith(".py") and not change.within
        place = (change.file, change.within)
        reaching = {t for t in self.times if everywhere or place in self.reach[t]}
        files = set(files_of(sorted(reaching)))
        own = [test for test in self.times if test.partition("::")[0] in files]
        often = [test for test in own if noticing.get(test)]
        often.sort(key=lambda test: -noticing[test] / (self.times[test] + 0.05))
        quick = sorted(own, key=lambda test: self._cost(test, reaching))
        return list(dict.fromkeys([*often, *quick]))

    def _cost(self, test: str, reaching: set[str]) -> tuple[bool, float, str]:
        """Order by files, so that what their tests share is made once."""
        file = test.partition("::")[0]
        beside = [t for t in self.times if t.startswith(f"{file}::")]
        each = sum(self.times[t] for t in beside) / max(1, len(beside))
        return test not in reaching, each, file


def rooms_of(root: Path, changes: Iterable[Change], tests: Sequence[str]) -> list[Room]:
    """Put each change into its room; ``tests`` are run in place of the rooms' own."""
    rooms: dict[str, Room] = {}
    for change in changes:
        name = " ".join(tests) or room_of(root, change.file)
        if name not in rooms:
            own = list(tests) or ([f"{TESTS}/{name}"] if name else [])
            files = {test.partition("::")[0] for test in own}
            files |= {WORLDS} if (root / WORLDS).exists() else set()
            rooms[name] = Room(name, own, fingerprint(root, sorted(files)))
        rooms[name].changes.append(change)
    return [rooms[name] for name in sorted(rooms)]


def try_all(root: Path, rooms: list[Room], ledger: Ledger, number: int) -> None:
    """Try what isn't known yet, in a number of copies of the project."""
    waiting = {
        room.name: [c for c in room.changes if ledger.by(c, room.state) is None]
        for room in rooms
        if room.tests
    }
    most = max(map(len, waiting.values()), default=0)
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mutate-")))
        copies = [
            stack.enter_context(Copy(root, place / str(count)))
            for count in range(min(number, most))
        ]
        for room in rooms:
            if waiting.get(room.name):
                _try_room(room, waiting[room.name], ledger, copies)


def _try_room(
    room: Room, changes: list[Change], ledger: Ledger, copies: list[Copy]
) -> None:
    """Run the room's tests as they are; then try the changes."""
    _measure(room, ledger, copies[0])
    print(f"{room.name}: {len(changes)} to try by {len(room.times)} tests", flush=True)
    waiting = deque(changes)
    with ThreadPoolExecutor(len(copies)) as pool:
        try:
            list(pool.map(lambda copy: _try_those(room, copy, waiting, ledger), copies))
        except BaseException:  # nothing further is begun, and what runs is ended
            waiting.clear()
            for copy in copies:
                copy.process.terminate()
            raise


def _measure(room: Room, ledger: Ledger, copy: Copy) -> None:
    """Learn what each test takes and reaches. Those that fail anyway are left out."""
    found = ledger.measured(room.name)
    if found is None:
        result = copy.measured(room.tests, LONGEST, room.keeps)
        if not result.times:
            raise SystemExit(f"{room.name}: no test was run\n{result.log}")
        for test in sorted(set(result.failed)):
            print(f"left out, as it fails without a change: {test}")
            result.times.pop(test, None)
        found = {"times": result.times, "reach": result.reach}
        ledger.note_measured(room.name, found)
    room.times = found["times"]
    room.reach = {
        test: {(file, line) for file, line in places}
        for test, places in found["reach"].items()
    }


def _try_those(
    room: Room, copy: Copy, waiting: "deque[Change]", ledger: Ledger
) -> None:
    for change in _taken(waiting):
        tests = room.chosen(change, ledger.noticing(room.name))
        if tests:
            longest = 20 + 4 * sum(room.times[test] for test in tests)
            text = changed(copy.folder, change)
            result = copy.tried(tests, longest, room.keeps, change.file, text)
            by, took = result.by, result.took
        else:
            by, took = "", 0.0
        ledger.note(change, room.name, room.state, by)
        outcome = by or ("SURVIVES" if tests else "SURVIVES: no test reaches it")
        print(f"{took:6.1f} s  {change}  {outcome}", flush=True)


def _taken(waiting: "deque[Change]") -> Iterator[Change]:
    """Take one change after the other, while others take from the same."""
    while waiting:
        with suppress(IndexError):
            yield waiting.popleft()
