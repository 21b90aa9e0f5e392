"""A server on this machine, an account on it, and a store beside it."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from analytics.store.place import Place
from analytics.sync import folder, plan
from analytics.sync.account import Account
from analytics.sync.ask import asking
from analytics.sync.folder import Folder, Mark, Progress
from analytics.sync.pull import pull
from analytics.sync.settle import settle
from tests.sync.account import Item
from tests.sync.server import Server, serving

PACE = 0.001  # seconds; how long it waits is urllib3's, that it waits is tested apart


@pytest.fixture
def serve() -> Iterator[Callable[[Server], Server]]:
    """Start servers; they stop with the test."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(serving(server))


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Folder]:
    """The folder of a store's sync."""
    with folder.syncing(Place(tmp_path / "store"), "https://a") as found:
        yield found


def read_all(server: Server, here: Folder, mark: Mark | None = None) -> Progress:
    """Read an account into the folder, without loading what came."""
    ask = asking(Account(server.base, server.token), PACE)
    begun = plan.begin(server.base, mark)
    kept = folder.read(here.progress, Progress) or begun
    return pull(here, kept, mark, ask, lambda _what, _done, _total: None)


def came(here: Folder, kind: str = "Assertion") -> list[Item]:
    """What is on the pages, each thing once."""
    settle(folder.kept_pages(here))
    pages = [json.loads(path.read_bytes()) for path in folder.kept_pages(here)]
    items = [item for page in pages for item in page["result"]]
    return [item for item in items if item.get("entityType") == kind]


def ids(items: list[Item]) -> list[str]:
    return sorted(item["entityId"] for item in items)


def mark_of(done: Progress, **other: object) -> Mark:
    """The mark that a sync leaves, with some of it otherwise."""
    values = {
        "base": done.base,
        "since": done.started,
        "everything_at": done.started,
        "issuers": done.issuers,
        "state": 1,
        "newest_first": done.newest_first,
        "changes": done.changes,
    }
    return Mark(**(values | other))
