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
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

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
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-m", "not soak and not browser")
# The libraries are there before pytest could read their assertions; we don't need it.
OPTIONS += ("-W", "ignore::pytest.PytestAssertRewriteWarning")
# A loop that a change made endless fills memory before its time is up.
MOST_BYTES = 6 * 2**30
TEMPORARY = Path("mutate-temporary")
SAID = Path("mutate-said.json")
LOG = Path("mutate.log")


class Watch:
    """Put the tests that are likely to notice first; note times and who noticed."""

    def __init__(self, first: Iterable[str]) -> None:
        self.first = {test: place for place, test in enumerate(first)}
        self.times: dict[str, float] = {}
        self.by = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Order the tests."""
        last = len(self.first)
        items.sort(key=lambda item: self.first.get(item.nodeid, last))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what a test took, and the first that failed."""
        before = self.times.get(report.nodeid, 0.0)
        self.times[report.nodeid] = round(before + report.duration, 3)
        if report.failed and not self.by:
            self.by = report.nodeid


def main() -> None:
    """Answer one trial after the other until there are no more."""
    for library in LIBRARIES:
        with suppress(ImportError):
            import_module(library)
    gc.collect()
    gc.freeze()
    for number, line in enumerate(sys.stdin):
        print(json.dumps(_tried(json.loads(line), number)), flush=True)


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
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _test(trial)
    code = _awaited(child, began + trial["seconds"])
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    shutil.rmtree(TEMPORARY, ignore_errors=True)
    said = json.loads(SAID.read_text()) if SAID.exists() else {"by": "", "times": {}}
    return {**said, "code": code, "took": round(time.monotonic() - began, 2)}


def _awaited(child: int, until: float) -> int | None:
    """Return how the child ended; None if its time was up."""
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _test(trial: dict[str, Any]) -> None:
    """Run the tests in this process, which is a fork, and end it."""
    code = int(pytest.ExitCode.INTERNAL_ERROR)
    try:
        os.setpgrp()
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
        log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        watch = Watch(trial["first"])
        options = [*OPTIONS, f"--basetemp={TEMPORARY.absolute()}", "--rootdir=."]
        code = int(pytest.main([*options, *trial["tests"]], plugins=[watch]))
        SAID.write_text(json.dumps({"by": watch.by, "times": watch.times}))
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
