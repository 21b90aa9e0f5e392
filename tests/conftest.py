"""A world is drawn as small tables; it is written, loaded and asked like any other."""

import atexit
import csv
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from analytics.store.load import LoadReport, load
from analytics.store.state import State, open_state
from tests.kept_loads import KEPT, load_once

# How long the laws are: whole in make soak, usual in make test, short in make quick and
# where make mutate tries a change.
LAWS = os.environ.get("CAIRN_LAWS", "usual")
# A busy machine is slow, not wrong: speed is measured by make bench.
settings.register_profile("whole", deadline=None)
settings.register_profile("usual", deadline=None, max_examples=20)
# Always the same few examples, and a failure isn't made smaller: it is only counted.
settings.register_profile(
    "short",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=10,
    phases=(Phase.explicit, Phase.generate),
)
# Tests run beside each other, and their worlds are small: DuckDB shall take one
# processor, as it reads here. In make soak it takes all that there are.
if LAWS != "whole":
    os.environ.setdefault("SLURM_CPUS_ON_NODE", "1")
BROWSER = "tests/browser/"
settings.load_profile(LAWS)

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
NOW = datetime(2026, 6, 30, tzinfo=UTC)


@atexit.register
def end_with_the_summary() -> None:
    """Say nothing after the summary.

    DuckDB's binding counts, as the process ends, what is still referred to, and prints
    a page of it to the error stream where Hypothesis has traced a test.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def examples(whole: int) -> int:
    """Return how many of so many examples (or orders, or seeds) a law tries here.

    The usual length is a fifth of the whole, but a third where that isn't more than 20.
    """
    lengths = {
        "whole": whole,
        "usual": max(whole // 5, min(whole // 3, 20)),
        "short": whole // 10,
    }
    return max(2, lengths[LAWS])


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference material beside the project; skips where it isn't there."""
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared is not here")
        pytest.skip("skipped: ../shared is not here")
    return SHARED


def write_table(folder: Path, name: str, drawn: str) -> None:
    """Write a table drawn with ``|`` between its columns as ``name.csv``."""
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in drawn.strip().splitlines()
        if line.strip()
    ]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def write_world(folder: Path, tables: dict[str, str], pathways: str = "") -> Path:
    """Write drawn tables, and pathways as YAML, as a programme folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawn in tables.items():
        write_table(folder, name, drawn)
    if pathways:
        (folder / "pathways").mkdir(exist_ok=True)
        (folder / "pathways" / "drawn.yaml").write_text(pathways, encoding="utf-8")
    return folder


class Worlds:
    """Drawn worlds of one test, all in one store.

    ``is_plain``: nothing is patched, so that a load may be one that was made before. A
    first one whose state alone is wanted always may.
    """

    def __init__(self, root: Path, is_plain: bool = False) -> None:
        self.root = root
        self.is_plain = is_plain
        self.store = root / "store"
        self.count = 0

    def folder(self, tables: dict[str, str], pathways: str = "") -> Path:
        """Write a world into a folder of its own."""
        self.count += 1
        return write_world(self.root / f"world{self.count}", tables, pathways)

    def load(self, tables: dict[str, str], pathways: str = "") -> LoadReport:
        """Write a world and load it into the store."""
        return self._take(self.is_plain, tables, pathways)

    def state(self, tables: dict[str, str], pathways: str = "") -> State:
        """Write and load a world, and open the state that it makes."""
        self._take(self.is_plain or not self.store.exists(), tables, pathways)
        return open_state(self.store)

    def _take(self, once: bool, tables: dict[str, str], pathways: str) -> LoadReport:
        take = load_once if once else load
        return take(self.store, [self.folder(tables, pathways)], now=NOW)


@pytest.fixture
def worlds(tmp_path: Path, request: pytest.FixtureRequest) -> Worlds:
    """Return an empty place for drawn worlds."""
    return Worlds(tmp_path, is_plain="monkeypatch" not in request.fixturenames)


@pytest.fixture
def world(worlds: Worlds) -> Callable[..., State]:
    """Draw a world: tables by name, pathways as YAML; get the state of it."""
    return worlds.state


def pytest_configure(config: pytest.Config) -> None:
    """Leave the long counts to ``make soak``; make a place for loaded worlds."""
    if KEPT not in os.environ:
        os.environ[KEPT] = tempfile.mkdtemp(prefix="cairn-worlds-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(KEPT)))
    if not config.option.markexpr:
        config.option.markexpr = "not soak"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one more than there are processors: browsers and disks are waited for."""
    return (os.cpu_count() or 1) + 1


class Together(LoadFileScheduling):
    """Gives each worker whole files; those of the browser to one, for one server."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what has to stay together with a test."""
        return BROWSER if nodeid.startswith(BROWSER) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(
    config: pytest.Config, log: Producer
) -> LoadFileScheduling | None:
    """Say how tests are given to workers (``--dist loadfile``)."""
    return Together(config, log) if config.option.dist == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that nobody waits for one worker at the end."""
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith(BROWSER),
            item.path not in long,
        )
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Never look through what was imported and collected for what can be freed."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where CI would let a skipped test pass for a passed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
