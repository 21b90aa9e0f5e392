"""Without sign-in, who isn't at this machine is refused, whatever they name."""

import asyncio

import pytest

from pages.shared.guard import LoopbackOnly


def answered(kind: str, client: object) -> list[dict]:
    """What is sent to a client; {} stands for what the app would have said."""
    sent: list[dict] = []

    async def app(scope, receive, send):
        sent.append({})

    async def send(message):
        sent.append(message)

    asyncio.run(LoopbackOnly(app)({"type": kind, "client": client}, None, send))
    return sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("client", "is_here"),
    [
        (("127.0.0.1", 5), True),
        (("::1", 5), True),
        (("192.0.2.7", 5), False),  # so a proxy's ``X-Forwarded-For`` is read
        (("128.0.0.1", 5), False),
        (("", 0), False),
        (None, False),
    ],
)
def test_only_this_machine_is_answered(kind, client, is_here):
    first = answered(kind, client)[0]
    assert (first == {}) is is_here
    if not is_here:
        assert first.get("status", 403) == 403 and first.get("code", 1008) == 1008
    assert answered("lifespan", None) == [{}]
