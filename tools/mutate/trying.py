"""Try the changes of one room after another, in several copies at a time."""

import tempfile
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.mutate.change import Change
from tools.mutate.copies import Copy
from tools.mutate.ledger import Ledger
from tools.mutate.rooms import TESTS, changed, fingerprint, room_of

LONGEST = 1800.0
WORLDS = "tests/conftest.py"


@dataclass
class Room:
    """A folder of tests, and the changes that they should notice.

    ``state`` is the fingerprint of the tests, ``times`` what each took, in seconds.
    """

    name: str
    tests: list[str]
    state: str
    changes: list[Change] = field(default_factory=list)
    times: dict[str, float] = field(default_factory=dict)

    def first(self, noticing: Mapping[str, int]) -> list[str]:
        """Order the tests: those that noticed most a second, then the quick files."""
        often = [test for test in self.times if noticing.get(test)]
        often.sort(key=lambda test: -noticing[test] / (self.times[test] + 0.05))
        files: dict[str, list[str]] = defaultdict(list)
        for test in self.times:
            files[test.partition("::")[0]].append(test)
        quick = sorted(files.values(), key=self._each)
        return list(dict.fromkeys(sum(quick, often)))

    def _each(self, tests: list[str]) -> float:
        return sum(self.times[test] for test in tests) / len(tests)


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
    """Run the room's tests as they are: they have to pass. Then try the changes."""
    result = copies[0].tried(room.tests, LONGEST)
    if result.noticed:
        raise SystemExit(f"{room.name}: the tests fail without a change\n{result.log}")
    room.times = result.times
    print(f"{room.name}: {len(changes)} to try; its tests took {result.took:.0f} s")
    waiting = deque(changes)
    with ThreadPoolExecutor(len(copies)) as pool:
        try:
            list(pool.map(lambda copy: _try_those(room, copy, waiting, ledger), copies))
        finally:
            waiting.clear()  # interrupted: nothing further is begun


def _try_those(
    room: Room, copy: Copy, waiting: "deque[Change]", ledger: Ledger
) -> None:
    longest = 20 + 5 * sum(room.times.values())
    for change in _taken(waiting):
        first = room.first(ledger.noticing(room.name))
        text = changed(copy.folder, change)
        result = copy.tried(room.tests, longest, first, change.file, text)
        by = result.by if result.noticed else ""
        ledger.note(change, room.name, room.state, by)
        print(f"{result.took:6.1f} s  {change}  {by or 'SURVIVES'}", flush=True)


def _taken(waiting: "deque[Change]") -> Iterator[Change]:
    """Take one change after the other, while others take from the same."""
    while waiting:
        with suppress(IndexError):
            yield waiting.popleft()
