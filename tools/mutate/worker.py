"""A warm interpreter in a copy of the project, which tries one change after another.

Libraries are imported once; each trial is a fork of this process, so it starts with
them and with nothing of the project. A trial is asked for by a line of JSON and
answered by one. Run in the copy: ``python -m tools.mutate.worker``.
"""

import gc
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tools.mutate.reach import Reach

LIBRARIES = (
    "altair",
    "cryptography.x509",
    "duckdb",
    "hypothesis",
    "joserfc.jws",
    "numpy",
    "pandas",
    "plotly.graph_objects",
    "pyarrow.parquet",
    "pydantic",
    "pyld",
    "rich.table",
    "scipy.stats",
    "statsmodels.api",
    "streamlit.testing.v1",
    "typer.testing",
)
OPTIONS = [
    *("-q", "-p", "no:cacheprovider", "-p", "no:anyio"),
    *("-m", "not soak and not browser"),
    # The libraries are there before pytest could read their assertions: no matter.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
]
# A loop that a change made endless fills memory before its time is up.
MOST_BYTES = 6 * 2**30
# Time is the processor's; a trial that waits for something is ended after so much more.
PATIENCE = 20
OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}
TEMPORARY = Path("mutate-temporary")
SAID = Path("mutate-said.json")
LOG = Path("mutate.log")


class Watch:
    """Put the tests that are likely to notice first; note times and what failed."""

    def __init__(self, first: Iterable[str], reach: Reach | None) -> None:
        self.reach = reach
        self.first = {test: place for place, test in enumerate(first)}
        self.times: dict[str, float] = {}
        self.failed: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the tests that were asked for, in their order; all if none was."""
        if self.first:
            items[:] = [item for item in items if item.nodeid in self.first]
            items.sort(key=lambda item: self.first[item.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note how much of a processor's time a test takes."""
        began = time.process_time()
        result = yield
        self.times[item.nodeid] = round(time.process_time() - began, 3)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write down what was found, and end: pytest would tidy up for a second."""
        found: dict[str, Any] = {"failed": self.failed, "times": self.times}
        if self.reach:
            places = self.reach.of_tests.items()
            found["reach"] = {test: sorted(reached) for test, reached in places}
        SAID.write_text(json.dumps(found))
        os._exit(int(exitstatus))


def main() -> None:
    """Answer one trial after the other until there are no more."""
    depends = Path("pyproject.toml").read_text(encoding="utf-8")
    for library in LIBRARIES:
        if library.partition(".")[0] in depends:
            import_module(library)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    gc.collect()
    gc.freeze()
    try:
        for number, line in enumerate(sys.stdin):
            print(json.dumps(_tried(json.loads(line), number)), flush=True)
    finally:
        os._exit(0)  # the libraries would complain of each other


def _tried(trial: dict[str, Any], number: int) -> dict[str, Any]:
    """Make the change, test, and put the file back as it was."""
    if not trial["file"]:
        return _tested(trial)
    path = Path(trial["file"])
    before, found = path.read_bytes(), path.stat()
    try:
        path.write_text(trial["text"], encoding="utf-8")
        # Bytecode is taken for current where the second of the source is the same.
        os.utime(path, (found.st_atime, found.st_mtime + 10 + number))
        return _tested(trial)
    finally:
        path.write_bytes(before)
        os.utime(path, (found.st_atime, found.st_mtime))


def _tested(trial: dict[str, Any]) -> dict[str, Any]:
    SAID.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _test(trial)
    try:
        code, took = _awaited(child, time.monotonic() + PATIENCE * trial["seconds"])
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        shutil.rmtree(TEMPORARY, ignore_errors=True)
    nothing: dict[str, Any] = {"failed": [], "times": {}, "reach": {}}
    said = json.loads(SAID.read_text()) if SAID.exists() else {}
    return {**nothing, **said, "code": code, "took": round(took, 2)}


def _awaited(child: int, until: float) -> tuple[int | None, float]:
    """Return how the child ended, None if its time was up, and what it took."""
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            took = used.ru_utime + used.ru_stime
            return None if code in OUT_OF_TIME else code, took
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.01)


def _test(trial: dict[str, Any]) -> None:
    """Run the tests in this process, which is a fork, and end it."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setpgrp()
        most = round(trial["seconds"])
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
        log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.environ |= trial["environment"]
        # What is left behind, even by a process that is ended, goes with the folder.
        TEMPORARY.mkdir(exist_ok=True)
        tempfile.tempdir = os.environ["TMPDIR"] = str(TEMPORARY.absolute())
        reach = None if trial["file"] else Reach(Path.cwd())
        watch = Watch(trial["first"], reach)
        options = [*OPTIONS, "--rootdir=.", f"--basetemp={TEMPORARY.absolute()}/tests"]
        options += ["-x"] if trial["file"] else []
        plugins = [watch, reach] if reach else [watch]
        pytest.main([*options, *trial["tests"]], plugins=plugins)
    finally:
        os._exit(pytest.ExitCode.INTERNAL_ERROR)


if __name__ == "__main__":
    main()
