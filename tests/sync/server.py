"""A server that speaks the documented API over a made-up account, and misbehaves.

Endpoints, parameters and page breaks are those of the platform's documentation
(``num``, ``Link`` with ``rel="next"``, awards newest first, expired and revoked ones
only on request) and, for the list of changes, of the open-source server. What it does
wrong is drawn beforehand, one fault a request, from a seed.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.sync.account import Item, Programme, stamp

TOKEN = "invented-token-for-tests"
FAULTS = ("429", "500", "502", "cut", "wrong", "html", "failure", "slow", "hang up")


@dataclass
class Server:
    """What it serves, how it misbehaves, and what it saw."""

    programme: Programme
    has_changes: bool = True
    has_pathways: bool = True
    oldest_first: bool = False  # an order that the documentation doesn't promise
    gone: bool = False  # what was there a moment ago
    by_offset: bool = False  # pages counted from the top: they shift
    largest: int = 500
    faults: Callable[[], str | None] = lambda: None
    token: str = TOKEN
    before: Callable[["Server"], None] = lambda server: None  # at each request
    base: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    paths: list[str] = field(default_factory=list)
    faulty: Counter[str] = field(default_factory=Counter)
    not_before: float = 0.0
    impatient: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def drawn(
    seed: int, often: float, without: tuple[str, ...] = ()
) -> Callable[[], str | None]:
    """Draw a fault for a part of all requests."""
    random = Random(seed)
    kinds = [fault for fault in FAULTS if fault not in without]
    return lambda: random.choice(kinds) if random.random() < often else None


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Serve on this machine until the end of the block."""

    class Handler(_Handler):
        world = server

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    listening.handle_error = lambda *_: None  # who asked was killed
    server.base = f"http://127.0.0.1:{listening.server_address[1]}"
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    world: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        world = self.world
        with world.lock:
            world.impatient += time.monotonic() < world.not_before
            world.asked[_kind(urlsplit(self.path).path)] += 1
            world.paths.append(self.path)
            fault = world.faults()
            world.faulty[fault or "none"] += 1
            world.before(world)
            allowed = self.headers.get("Authorization") == f"Bearer {world.token}"
            status, value, links = _answer(world, self.path) if allowed else DENIED
        self._send(status, value, links, fault)

    def _send(self, status: int, value: Any, links: str, fault: str | None) -> None:
        body, sent = json.dumps(value).encode(), None
        headers = {"Link": links} if links else {}
        if fault in ("500", "502"):
            status, body = int(fault), b"<html>Server error</html>"
        elif fault == "429":
            status, body = 429, b"{}"
            headers = {"Retry-After": "1"}
            self.world.not_before = time.monotonic() + 0.95
        elif fault == "wrong":
            body = b'{"status": {"success": true}, "result": {"entityType"'
        elif fault == "html":
            body = b"<html>Please sign in</html>"
        elif fault == "failure":
            body = b'{"status": {"success": false}, "result": []}'
        elif fault == "cut":
            sent = len(body) // 2
        elif fault == "slow":
            time.sleep(0.2)
        if fault == "hang up":
            self.close_connection = True
            return
        self.send_response(status)
        for name, text in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:sent])
        self.close_connection = sent is not None


DENIED = (401, {"status": {"success": False, "description": "no valid auth"}}, "")
FORBIDDEN = (403, {"status": {"success": False, "description": "no scope"}}, "")
MISSING = (404, {"status": {"success": False, "description": "not found"}}, "")


def _kind(path: str) -> str:
    parts = path.strip("/").split("/")[1:]
    return "/".join(parts[::2]) if parts[-1] != "changed" else "/".join(parts)


def _answer(world: Server, address: str) -> tuple[int, Any, str]:
    parts = urlsplit(address)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    if world.gone or "lost" in query:
        return MISSING
    match parts.path.strip("/").split("/")[1:]:
        case ["issuers"]:
            return _all(world.programme.issuer, world.programme.issuers)
        case ["badgeclasses"]:
            return _all(world.programme.badge, world.programme.classes)
        case ["issuers", name, "assertions"]:
            return _awards(world, parts.path, int(name.removeprefix("issuer")), query)
        case ["issuers", _, "pathways"] if not world.has_pathways:
            return FORBIDDEN
        case ["issuers", name, "pathways"]:
            item = {"id": f"pathway{name.removeprefix('issuer')}", "name": "Invented"}
            return 200, _envelope([item]), ""
        case ["pathways", name, "versions", "published"]:
            pathway = world.programme.pathway(int(name.removeprefix("pathway")))
            return 200, _envelope([pathway]), ""
        case ["assertions", "changed"] if world.has_changes:
            return _changed(world, parts.path, query)
        case _:
            return MISSING


def _envelope(items: list[Item]) -> Item:
    return {"status": {"success": True, "description": "ok"}, "result": items}


def _all(item: Callable[[int], Item], count: int) -> tuple[int, Any, str]:
    return 200, _envelope([item(k) for k in range(count)]), ""


def _awards(
    world: Server, path: str, issuer: int, query: dict[str, str]
) -> tuple[int, Any, str]:
    """Newest first; the cursor is a place in time, or a number from the top."""
    account, size = world.programme, min(int(query.get("num", 50)), world.largest)
    after = int(query["after"]) if "after" in query else None
    top = account.count()
    first = top - 1 if after is None or world.by_offset else after - 1
    skip = after or 0 if world.by_offset else 0
    page: list[int] = []
    for i in range(first, -1, -1):
        if account.issuer_of(i) != issuer or not _wanted(account, i, query):
            continue
        skip -= 1
        if skip < 0:
            page.append(i)
        if len(page) > size:
            break
    more, page = len(page) > size, page[:size]
    place = (after or 0) + size if world.by_offset else page[-1] if page else 0
    following = f"{world.base}{path}?{urlencode({**query, 'after': place})}"
    links = f'<{following}>; rel="next"' if more else ""
    items = [account.award(i) for i in page]
    return 200, _envelope(items[::-1] if world.oldest_first else items), links


def _wanted(account: Programme, i: int, query: dict[str, str]) -> bool:
    yes = ("1", "true")
    revoked = query.get("include_revoked") in yes or not account.is_revoked(i)
    return revoked and (
        query.get("include_expired") in yes or not account.is_expired(i)
    )


def _changed(world: Server, path: str, query: dict[str, str]) -> tuple[int, Any, str]:
    """By the time of the last change, oldest first, expired and revoked ones too."""
    account, size = world.programme, min(int(query.get("num", 50)), world.largest)
    since = datetime.fromisoformat(query["since"])
    later = sorted(
        (account.updated(i), i)
        for i in {*account.revoked, *range(account.awards, account.count())}
        if account.updated(i) > since
    )
    if "cursor" in query:
        later = [one for one in later if f"{stamp(one[0])} {one[1]}" > query["cursor"]]
    page, more = later[:size], len(later) > size
    cursor = f"{stamp(page[-1][0])} {page[-1][1]}" if page else ""
    following = f"{world.base}{path}?{urlencode({**query, 'cursor': cursor})}"
    pages = {"hasNext": more, "nextResults": following if more else None}
    items = [account.award(i) for _, i in page]
    return 200, _envelope(items) | {"pagination": pages}, ""
