"""Many credentials checked: the first few here, more on every core there is."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from queue import SimpleQueue

from analytics.sources.credentials import beside
from analytics.sources.credentials.beside import Asked
from analytics.sources.credentials.check import check
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import Verdict

UNCHECKED = Verdict("unchecked", "not checked yet", True)
FEW = 1_000  # checked sooner than a process has started
MOST_PROCESSES = 8
_CHUNK = 50


@dataclass
class Checker:
    """Checks credentials with what backs them; None: leaves them unchecked."""

    supports: Supports | None
    few: int = FEW
    asked: int = 0
    processes: list[beside.Process] = field(default_factory=list)
    idle: SimpleQueue[beside.Process] = field(default_factory=SimpleQueue)
    threads: ThreadPoolExecutor | None = None

    def put(self, every: Sequence[Asked]) -> Iterator[Verdict]:
        """Begin with these; their verdicts, in the same order, can be waited for."""
        if self.supports is None:
            return iter([UNCHECKED] * len(every))
        self.asked += len(every)
        if self.asked > self.few and self.threads is None:
            self._start(self.supports)
        if not self.processes or self.threads is None:
            return iter([check(*one, self.supports) for one in every])
        chunks = [every[at : at + _CHUNK] for at in range(0, len(every), _CHUNK)]
        waited: list[Future[list[Verdict]]] = [
            self.threads.submit(self._ask, chunk) for chunk in chunks
        ]
        return chain.from_iterable(one.result() for one in waited)

    def _start(self, supports: Supports) -> None:
        count = min(os.cpu_count() or 1, MOST_PROCESSES)
        self.threads = ThreadPoolExecutor(max_workers=count)
        if count == 1:
            return
        for _ in range(count):
            with suppress(OSError):
                self.processes.append(beside.start(supports))
                self.idle.put(self.processes[-1])

    def _ask(self, every: Sequence[Asked]) -> list[Verdict]:
        process = self.idle.get()
        try:
            return beside.ask(process, every)
        except (OSError, ValueError):  # it ended: whatever it leaves is done here
            assert self.supports is not None
            return [check(*one, self.supports) for one in every]
        finally:
            self.idle.put(process)

    def close(self) -> None:
        """End whatever was started."""
        for process in self.processes:
            process.kill()
        if self.threads is not None:
            self.threads.shutdown(cancel_futures=True)
        for process in self.processes:
            process.communicate()


@contextmanager
def checking(supports: Supports | None) -> Iterator[Checker]:
    """Check credentials until the end; what was started for it is ended."""
    checker = Checker(supports)
    try:
        yield checker
    finally:
        checker.close()
