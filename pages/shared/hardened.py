"""What every response says to browsers: run nothing but ours, in no other's frame.

A proxy may say the same; that it is said doesn't depend on one.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import streamlit

from pages.shared.guard import Application, Message, Receive, Send

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
INLINE = re.compile(r"<(?:script)>(.*?)</script>", re.DOTALL)
HOST = re.compile(rb"[A-Za-z0-9._:\[\]-]+")
# Counts of sessions and names of questions; a way in for programs that is turned off.
CLOSED = (["_stcore", "metrics"], ["_stcore", "agent"])
# Streamlit's own script counts with 64 bits by it; no text becomes a script.
WASM = "'wasm-unsafe-eval'"
NOT_FOUND = b"Not found.\n"


@cache
def inline_scripts() -> tuple[str, ...]:
    """Return the hashes of the scripts that stand in Streamlit's page itself."""
    page = INDEX.read_text(encoding="utf-8")
    digests = [hashlib.sha256(text.encode()).digest() for text in INLINE.findall(page)]
    return tuple(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)


def policy(host: str) -> str:
    """Return the content policy of a page at a host.

    Styles may stand in the page, since Streamlit writes its own there. The host is
    named for its WebSocket, which not every browser takes for ours otherwise.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    parts = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *inline_scripts(), WASM]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self'{sockets}",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "frame-src": "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


class Hardened:
    """ASGI middleware: closes doors of Streamlit's; adds headers to all it sends."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on, and say to the browser what it may do with the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        added = dict(_headers(scope))

        async def say(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(k, v) for k, v in message["headers"] if k.lower() not in added]
                if scope["scheme"] == "https":
                    kept = [_secure(*header) for header in kept]
                message = {**message, "headers": [*kept, *added.items()]}
            await send(message)

        await (
            _close(say) if is_closed(scope["path"]) else self.app(scope, receive, say)
        )


def is_closed(path: str) -> bool:
    """Say whether a path leads to what is served to nobody."""
    parts = [part for part in path.split("/") if part]
    return any(parts[at : at + 2] in CLOSED for at in range(len(parts)))


def _headers(scope: Message) -> Iterator[tuple[bytes, bytes]]:
    hosts = [value for key, value in scope["headers"] if key == b"host"]
    host = hosts[0].decode() if hosts and HOST.fullmatch(hosts[0]) else ""
    yield b"content-security-policy", policy(host).encode()
    yield b"x-frame-options", b"DENY"
    yield b"referrer-policy", b"no-referrer"
    yield b"x-content-type-options", b"nosniff"
    yield b"cross-origin-opener-policy", b"same-origin"
    yield b"permissions-policy", b"camera=(), geolocation=(), microphone=()"
    if scope["scheme"] == "https":
        yield b"strict-transport-security", b"max-age=31536000"


def _secure(key: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Let a cookie that came over TLS be sent over nothing else."""
    if key.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return key, value + b"; Secure"
    return key, value


async def _close(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    headers.append((b"content-length", str(len(NOT_FOUND)).encode()))
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": NOT_FOUND})
