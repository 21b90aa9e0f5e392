"""Asking for one page, patiently: what comes back is whole, or nothing does.

Waiting and asking again is urllib3's (``Retry``): after 429 and 503 as long as
``Retry-After`` says, after other failures and cut connections longer each time. It
reads an answer to its end before it counts as one: a body that was cut is asked for
again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from requests.utils import parse_header_links
from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.util import Retry, Timeout, make_headers, parse_url

from analytics.sync import SyncError
from analytics.sync.account import Account

TRIES = 8
LONGEST = 900  # seconds; who is told to wait longer comes back another time
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
WHY = {
    301: "the server is elsewhere: give its address",
    302: "the server is elsewhere: give its address",
    308: "the server is elsewhere: give its address",
    401: "the token was refused, or has expired: get a new one",
    403: "the token may not read this account",
    404: "the server has no such list: is its address right?",
    429: "the server goes on asking for fewer requests: try later",
}

Asking = Callable[[str], "Page"]


@dataclass(frozen=True)
class Page:
    """One page: its bytes as they came, what they hold, and the page after it.

    ``next`` is a path on the same server, None on the last page. ``date`` is the
    server's clock, None where it doesn't tell.
    """

    body: bytes
    items: tuple[dict[str, Any], ...]
    next: str | None
    date: datetime | None


class AnswerError(SyncError):
    """The server answered, after several tries, with something else than a page.

    ``status`` is the answer's; 200 where what came with it wasn't a page.
    """

    def __init__(self, message: str, status: int) -> None:
        self.status = status
        super().__init__(message)


class _Patience(Retry):
    """urllib3's patience, with an end: a long wait is said, not slept through."""

    def get_retry_after(self, response: urllib3.BaseHTTPResponse) -> float | None:
        seconds = super().get_retry_after(response)
        if seconds and seconds > LONGEST:
            raise SyncError(f"the server asks to wait for {seconds / 60:,.0f} minutes")
        return seconds


def asking(account: Account, pace: float = 1.0) -> Asking:
    """Return what asks an account's server for a page by its path.

    ``pace`` is the first wait between two tries, in seconds; each further one is twice
    as long. The asked function raises AnswerError where there is another answer than a
    page, and SyncError where there is none at all.
    """
    pool = _pool(account.base)
    patience = _Patience(
        TRIES,
        backoff_factor=pace,
        backoff_jitter=pace,
        status_forcelist=AGAIN,
        retry_after_max=31 * 24 * 3600,
        raise_on_status=False,
    )
    return lambda path: _whole(account, pool, path, patience)


def _pool(base: str) -> urllib3.PoolManager:
    """Return connections to the server, by way of the proxy that the machine has."""
    parts = urlsplit(base)
    proxy = getproxies().get(parts.scheme)
    patient = Timeout(connect=15, read=90)
    if not proxy or proxy_bypass(parts.hostname or ""):
        return urllib3.PoolManager(timeout=patient)
    auth = parse_url(proxy).auth
    extra = make_headers(proxy_basic_auth=auth) if auth else None
    return urllib3.ProxyManager(proxy, proxy_headers=extra, timeout=patient)


def _whole(
    account: Account, pool: urllib3.PoolManager, path: str, patience: Retry
) -> Page:
    """Ask until an answer is a page; a wrong one counts as a failed try."""
    while True:
        answer = _answer(account, pool, path, patience)
        page = _page(answer.data, answer.headers, account.base)
        if page is not None:
            return page
        try:
            patience = patience.increment("GET", path)
        except MaxRetryError:
            what = "the server's answers aren't pages of this API"
            raise AnswerError(what, answer.status) from None
        patience.sleep()


def _answer(
    account: Account, pool: urllib3.PoolManager, path: str, patience: Retry
) -> urllib3.BaseHTTPResponse:
    headers = {
        "Authorization": f"Bearer {account.token}",
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
        "User-Agent": "cairn-sync",
    }
    url = account.base + path
    try:  # never led elsewhere: a token is for the server that was named
        answer = pool.request(
            "GET", url, headers=headers, redirect=False, retries=patience
        )
    except HTTPError as error:  # its words hold the address
        reason = type(getattr(error, "reason", None) or error).__name__
        raise SyncError(f"the server gave no whole answer ({reason})") from None
    if answer.status != HTTPStatus.OK:
        why = WHY.get(answer.status, "the server didn't answer with a page")
        raise AnswerError(f"{why} ({answer.status})", answer.status)
    return answer


def _page(body: bytes, headers: Mapping[str, str], base: str) -> Page | None:
    """Read an answer as a page of the API; None where it isn't one."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    items = value.get("result") if isinstance(value, dict) else None
    status = value.get("status") if isinstance(value, dict) else None
    good = isinstance(status, dict) and status.get("success") is True
    if not good or not isinstance(items, list):
        return None
    if not all(isinstance(item, dict) for item in items):
        return None
    following = _link(headers.get("Link")) or _in_body(value)
    date = _date(headers.get("Date"))
    return Page(body, tuple(items), _path(following, base), date)


def _link(header: str | None) -> str | None:
    links = parse_header_links(header) if header else []
    return next((link["url"] for link in links if link.get("rel") == "next"), None)


def _in_body(value: dict[str, Any]) -> str | None:
    """Return the next page that a list of changes names in its envelope."""
    pages = value.get("pagination")
    following = pages.get("nextResults") if isinstance(pages, dict) else None
    return following if isinstance(following, str) else None


def _path(following: str | None, base: str) -> str | None:
    """Return a link's path below the base; a token never follows it elsewhere."""
    if following is None:
        return None
    home = urlsplit(base)
    try:
        there = urlsplit(urljoin(base + "/", following))
    except ValueError:
        raise SyncError("the server's next page has no address") from None
    path = there.path.removeprefix(home.path)
    if there.hostname != home.hostname or not path.startswith("/v2/"):
        raise SyncError("the server's next page is on another server")
    return f"{path}?{there.query}" if there.query else path


def _date(text: str | None) -> datetime | None:
    """Read an HTTP date, which is in UTC whatever it says (RFC 9110, 5.6.7)."""
    try:
        return parsedate_to_datetime(text).replace(tzinfo=UTC) if text else None
    except ValueError:
        return None
