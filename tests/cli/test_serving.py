"""``cairn serve``: where it listens, and to whom it answers."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from analytics.cli import starting
from analytics.hosts import read_hosts
from tests.test_sign_in import WHOLE
from tools.own_server import serving

NAMED = "cairn.example.edu,one.example.edu:8443"
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
PAGE = ("/", {}, 200)
HEALTH = ("/_stcore/health", {}, 200)
WEBSOCKET = ("/_stcore/stream", UPGRADE, 101)
OURS = [
    "localhost",
    "localhost:{port}",
    "LOCALHOST:1",
    "localhost.:{port}",
    "127.0.0.1",
    "127.0.0.1:{port}",
    "127.0.0.1:9",
    "[::1]",
    "[::1]:{port}",
    "cairn.example.edu",
    "Cairn.Example.EDU:9000",
    "one.example.edu:8443",
]
FOREIGN = [
    "evil.example",
    "evil.example:{port}",
    "localhost.evil.example",
    "localhost@evil.example",
    "one.example.edu:8444",
    "127.0.0.2:{port}",
    "[::2]:{port}",
    "192.0.2.7:{port}",
    "",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that two more hosts were named to."""
    with serving(tmp_path_factory.mktemp("served") / "store", "--host", NAMED) as url:
        yield url


def answer(address: str, path: str, headers: list[tuple[str, str]]) -> int:
    """Return the status with which a request is answered, sent just as it stands."""
    where = urlsplit(address)
    lines = [f"GET {path} HTTP/1.1", *(f"{key}: {value}" for key, value in headers)]
    with socket.create_connection((where.hostname, where.port), timeout=20) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(wire.recv(12).split()[1])


def status(address: str, kind: tuple, host: str, origin: str | None = None) -> int:
    path, headers, _ = kind
    named = [("Host", host), *([] if origin is None else [("Origin", origin)])]
    port = str(urlsplit(address).port)
    sent = [(key, value.replace("{port}", port)) for key, value in named]
    return answer(address, path, [*sent, *headers.items()])


@pytest.mark.parametrize(
    "kind", [PAGE, HEALTH, WEBSOCKET], ids=["page", "health", "ws"]
)
class TestWhoIsAnswered:
    @pytest.mark.parametrize("host", OURS)
    def test_each_host_of_ours_is_answered(self, address, kind, host):
        assert status(address, kind, host) == kind[2]
        assert status(address, kind, host, f"http://{host}") == kind[2]

    @pytest.mark.parametrize("host", FOREIGN)
    def test_a_foreign_host_is_refused(self, address, kind, host):
        assert status(address, kind, host) == 403
        assert status(address, kind, host, "http://localhost:{port}") == 403
        assert status(address, kind, host, f"http://{host}") == 403

    @pytest.mark.parametrize(
        "origin",
        [*(f"http://{host}" for host in FOREIGN), "null", "file://", "localhost"],
    )
    def test_a_foreign_origin_is_refused(self, address, kind, origin):
        assert status(address, kind, "localhost:{port}", origin) == 403

    def test_an_origin_of_ours_may_differ_from_the_host(self, address, kind):
        """As behind a proxy that asks this machine by another name."""
        origin = "https://cairn.example.edu"
        assert status(address, kind, "127.0.0.1:{port}", origin) == kind[2]

    def test_one_host_has_to_be_there(self, address, kind):
        path, headers, _ = kind
        two = [("Host", "localhost"), ("Host", "evil.example")]
        for hosts in ([], two, two[::-1]):
            assert answer(address, path, [*hosts, *headers.items()]) in (400, 403)


def test_it_listens_on_this_machine_alone(address):
    """Every address of 127.0.0.0/8 is this machine's; it listens on one of them."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", urlsplit(address).port), timeout=20)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """Return what the server would be started with, in place of starting it."""
    calls: list[tuple] = []
    monkeypatch.delenv("CAIRN_HOSTS", raising=False)
    monkeypatch.setattr(starting, "serve_dashboard", lambda *given: calls.append(given))
    return calls


@pytest.fixture
def signing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sign-in be set up."""
    for name, value in WHOLE.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("words", "variable", "address", "hosts"),
    [
        ((), None, "127.0.0.1", ""),
        ((), "localhost,127.0.0.1", "127.0.0.1", ""),
        ((), "a.example, b.example:81", "127.0.0.1", "a.example,b.example:81"),
        (("--host", "a.edu", "--host", "b.edu"), None, "127.0.0.1", "a.edu,b.edu"),
        (("--host", "a.example"), "b.example", "127.0.0.1", "a.example"),
        (("--address", "192.0.2.7"), None, "192.0.2.7", "192.0.2.7"),
        (("--address", "0.0.0.0"), "a.example", "0.0.0.0", "a.example"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("signing")
def test_hosts_are_named_by_option_or_variable(
    cairn, served, monkeypatch, tmp_path, words, variable, address, hosts
):
    if variable is not None:
        monkeypatch.setenv("CAIRN_HOSTS", variable)
    ran = cairn("serve", "--store", tmp_path, *words)
    assert (ran.status, ran.err) == (0, "")
    ((*where, setting),) = served
    assert where == [Path(tmp_path), address, 8501]
    assert read_hosts(setting) == read_hosts(hosts)


@pytest.mark.parametrize("address", ["192.0.2.7", "0.0.0.0", "::"])
def test_without_sign_in_it_answers_this_machine_alone(
    cairn, served, tmp_path, address
):
    ran = cairn("serve", "--store", tmp_path, "--address", address)
    assert ran.status == 2 and "without sign-in" in ran.err
    assert served == []
    assert cairn("serve", "--store", tmp_path, "--address", "::1").status == 0


@pytest.mark.usefixtures("signing")
def test_it_says_where_it_is_and_whom_it_answers(cairn, served, tmp_path):
    here = cairn("serve", "--store", tmp_path)
    assert (here.out, here.err) == ("Cairn is at http://localhost:8501\n", "")
    there = cairn("serve", "--store", tmp_path, "--address", "192.0.2.7")
    assert there.out == "Cairn is at http://192.0.2.7:8501\n"
    everywhere = cairn("serve", "--store", tmp_path, "--address", "0.0.0.0")
    assert "answers to localhost alone" in everywhere.err


def test_what_is_no_host_is_refused_before_it_starts(cairn, served, tmp_path):
    ran = cairn("serve", "--store", tmp_path, "--host", "https://a.example")
    assert ran.status == 2
    assert "is not a host like cairn.example.edu" in ran.err
    assert served == []


def test_what_is_served_says_what_may_run_and_closed_doors_stay_closed(address):
    def ask(path: str) -> requests.Response:
        return requests.get(f"{address}{path}", timeout=20)

    script = "/static/js/" + re.search(r"js/(index\.[\w-]+\.js)", ask("/").text)[1]
    for path in ("/", script, "/journey", "/_stcore/health", "/_stcore/host-config"):
        told = ask(path)
        assert told.status_code == 200
        assert "script-src 'self' 'sha256-" in told.headers["Content-Security-Policy"]
        assert told.headers["X-Frame-Options"] == "DENY"
        assert told.headers["X-Content-Type-Options"] == "nosniff"
        assert told.headers["Referrer-Policy"] == "no-referrer"
    assert ask("/_stcore/host-config").json()["allowedOrigins"] == []
    refused = requests.get(address, headers={"Host": "evil.example"}, timeout=20)
    assert refused.status_code == 403 and "X-Frame-Options" in refused.headers
    for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
        assert ask(path).status_code == 404
    driven = requests.post(f"{address}/_stcore/agent/interact", json={}, timeout=20)
    assert driven.status_code == 404
