"""What every response says to browsers, and the doors that are closed."""

import asyncio

import pytest

from pages.shared.hardened import WASM, Hardened, inline_scripts, is_closed, policy


def answered(path: str, scheme: str = "http", host: bytes = b"cairn.example:81"):
    """The status and headers of what an app answers with a cookie."""
    sent: list[dict] = []

    async def app(scope, receive, send):
        headers = [(b"X-Frame-Options", b"SAMEORIGIN"), (b"set-cookie", b"a=1; Path=/")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "path": path,
        "scheme": scheme,
        "headers": [(b"host", host)],
    }
    asyncio.run(Hardened(app)(scope, None, send))
    return sent[0]["status"], sent[0]["headers"]


def test_every_response_says_what_may_run_and_in_whose_frame():
    status, headers = answered("/")
    told = dict(headers)
    assert status == 200 and len(told) == len(headers)
    assert told[b"x-frame-options"] == b"DENY"
    assert told[b"referrer-policy"] == b"no-referrer"
    assert told[b"x-content-type-options"] == b"nosniff"
    assert told[b"content-security-policy"].decode() == policy("cairn.example:81")
    assert b"strict-transport-security" not in told
    assert told[b"set-cookie"] == b"a=1; Path=/"


def test_over_tls_cookies_stay_there():
    told = dict(answered("/", "https")[1])
    assert told[b"set-cookie"] == b"a=1; Path=/; Secure"
    assert told[b"strict-transport-security"] == b"max-age=31536000"


def test_the_policy_lets_scripts_of_ours_run_and_the_one_in_the_page():
    rules = dict(part.split(" ", 1) for part in policy("a.example").split("; "))
    assert rules["script-src"].split() == ["'self'", *inline_scripts(), WASM]
    assert len(inline_scripts()) == 1
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert "'unsafe-eval'" not in policy("") and "*" not in policy("")
    assert "'unsafe-inline'" not in rules["script-src"]


def test_a_host_that_is_none_comes_into_no_policy():
    told = dict(answered("/", host=b"a; script-src *")[1])
    assert b"*" not in told[b"content-security-policy"]


@pytest.mark.parametrize(
    ("path", "closed"),
    [
        ("/_stcore/metrics", True),
        ("/_stcore/metrics/", True),
        ("//_stcore//metrics", True),
        ("/base/_stcore/agent/interact", True),
        ("/_stcore/agent/openapi.json", True),
        ("/_stcore/health", False),
        ("/metrics", False),
        ("/_stcore/metricsx", False),
    ],
)
def test_what_is_served_to_nobody(path, closed):
    assert is_closed(path) is closed
    assert answered(path)[0] == (404 if closed else 200)
