"""Turns away requests that name a foreign host, before Streamlit sees them."""

import ipaddress
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from analytics.hosts import THIS_MACHINE, Host, answers_to, read_host, read_origin

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

REFUSAL = (
    b"Cairn does not answer to this host. Whoever runs it can name the host: "
    b"cairn serve --host NAME, or the environment variable CAIRN_HOSTS.\n"
)


class HostGuard:
    """ASGI middleware: HTTP and websockets from allowed hosts only, 403 for others.

    It judges before anything is answered. ``Host`` has to be there, once, and each
    ``Origin`` has to be one of us as well. Other programs than browsers send no
    ``Origin``, and no page can make a browser leave it out.
    """

    def __init__(self, app: Application, hosts: Iterable[Host] = ()) -> None:
        self.app = app
        self.hosts = THIS_MACHINE | frozenset(hosts)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self._is_ours(scope):
            await (_refuse if scope["type"] == "http" else _refuse_websocket)(send)
        else:
            await self.app(_same_origin(scope), receive, send)

    def _is_ours(self, scope: Message) -> bool:
        hosts = _headers(scope, b"host")
        origins = _headers(scope, b"origin")
        return len(hosts) == 1 and all(
            answers_to(self.hosts, asked)
            for asked in (*map(read_host, hosts), *map(read_origin, origins))
        )


class LoopbackOnly:
    """ASGI middleware: without sign-in, nobody but this machine is answered.

    A proxy that passes on for whom it asks is refused as they would be.
    """

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request of this machine on, or refuse it."""
        kind = scope["type"]
        if kind not in ("http", "websocket") or _is_here(scope):
            await self.app(scope, receive, send)
        else:
            await (_refuse if kind == "http" else _refuse_websocket)(send)


def _is_here(scope: Message) -> bool:
    try:
        return ipaddress.ip_address((scope.get("client") or ("",))[0]).is_loopback
    except ValueError:
        return False


def _headers(scope: Message, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _same_origin(scope: Message) -> Message:
    """Name the origin's host in ``Host`` where a page asks for a websocket.

    Streamlit compares the two letter by letter. Where a proxy, or a name beside
    another, makes them differ, it would refuse what was found to be ours, and first ask
    a service on the internet for this machine's own address.
    """
    origins = _headers(scope, b"origin")
    if scope["type"] != "websocket" or not origins:
        return scope
    host = origins[0].partition("://")[2].encode("latin-1")
    others = [(key, value) for key, value in scope["headers"] if key != b"host"]
    return {**scope, "headers": [(b"host", host), *others]}


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    headers.append((b"content-length", str(len(REFUSAL)).encode()))
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSAL})


async def _refuse_websocket(send: Send) -> None:
    """Close before accepting, which the server answers with 403."""
    await send({"type": "websocket.close", "code": 1008})
