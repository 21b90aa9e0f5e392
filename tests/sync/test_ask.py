"""One page: whole, from the server that was named, and the token goes nowhere else."""

import itertools
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from analytics.sync import SyncError
from analytics.sync.account import Account
from analytics.sync.ask import AnswerError, asking
from tests.sync.account import Programme
from tests.sync.conftest import PACE
from tests.sync.server import FAULTS, Server

AWARDS = "/v2/issuers/issuer0/assertions?num=500&include_expired=1&include_revoked=1"


def once(fault: str, number: int = 1):
    """The first requests have a fault, the others none."""
    count = itertools.count(1)
    return lambda: fault if next(count) <= number else None


def ask(server: Server, path: str = AWARDS, token: str | None = None):
    return asking(Account(server.base, token or server.token), PACE)(path)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_is_whole_whatever_happened_before(serve, fault):
    server = serve(Server(Programme(100, issuers=1), faults=once(fault, 2)))
    page = ask(server)
    assert [item["entityId"] for item in page.items] == [
        f"award{i:07d}" for i in range(99, -1, -1)
    ]
    assert server.faulty[fault] == (1 if fault == "slow" else 2)
    assert server.impatient == 0, "asked before Retry-After was over"


@pytest.mark.parametrize("fault", [f for f in FAULTS if f not in ("slow", "429")])
def test_a_fault_that_stays_ends_it_with_a_message(serve, fault):
    server = serve(Server(Programme(10), faults=lambda: fault))
    with pytest.raises(SyncError) as error:
        ask(server)
    assert server.token not in str(error.value)
    assert 2 <= sum(server.asked.values()) <= 20


def test_expired_and_revoked_awards_come_only_when_asked_for(serve):
    """The platform leaves them out: without asking, who lost theirs never had it."""
    server = serve(Server(Programme(100, issuers=1)))
    assert len(ask(server).items) == 100
    few = ask(server, "/v2/issuers/issuer0/assertions?num=500").items
    assert len(few) == 100 - 5 - 2  # one of 20 expired, one of 50 revoked


def test_the_next_page_is_the_links(serve):
    server = serve(Server(Programme(7, issuers=1), largest=3))
    first = ask(server)
    second = ask(server, first.next)
    third = ask(server, second.next)
    pages = [[item["entityId"][-1] for item in page.items] for page in (second, third)]
    assert pages == [["3", "2", "1"], ["0"]]
    assert third.next is None


def test_a_refused_token_is_said_and_not_repeated(serve):
    server = serve(Server(Programme(10)))
    with pytest.raises(AnswerError, match="token was refused") as error:
        ask(server, token="another-token")
    assert error.value.status == 401
    assert "another-token" not in f"{error.value!r} {Account('x', 'another-token')!r}"
    assert sum(server.asked.values()) == 1, "asking again would not help"


def other_server(headers: dict[str, str], status: int = 200):
    """A server with one answer; what it was asked with."""
    seen: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            seen.append(self.headers.get("Authorization"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b'{"status": {"success": true}, "result": [{"a": 1}]}')

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}", seen


@pytest.mark.parametrize("way", ["link", "redirect"])
def test_a_token_is_never_led_elsewhere(way):
    """Neither by a next page on another host nor by a redirect."""
    thief, there, stolen = other_server({})
    elsewhere = there.replace("127.0.0.1", "localhost") + "/v2/issuers"
    header = {"Link": f'<{elsewhere}>; rel="next"', "Location": elsewhere}
    name, status = ("Link", 200) if way == "link" else ("Location", 302)
    server, base, seen = other_server({name: header[name]}, status)
    with pytest.raises(SyncError, match=r"elsewhere|another server"):
        asking(Account(base, "a-token"), PACE)("/v2/issuers")
    assert seen == ["Bearer a-token"]
    assert stolen == []
    server.shutdown()
    thief.shutdown()


def test_a_link_without_tls_is_followed_with_it():
    """Behind a proxy a server may not know that it is spoken to by https."""
    for link in ("/v2/issuers?after=2", "http://127.0.0.1/v2/issuers?after=2"):
        server, base, _ = other_server({"Link": f'<{link}>; rel="next"'})
        page = asking(Account(base, "a-token"), PACE)("/v2/issuers")
        assert page.next == "/v2/issuers?after=2"
        server.shutdown()


def test_a_long_wait_is_said_instead_of_slept():
    server, base, seen = other_server({"Retry-After": "7200"}, 429)
    with pytest.raises(SyncError, match="120 minutes"):
        asking(Account(base, "a-token"), PACE)("/v2/issuers")
    assert len(seen) == 1
    server.shutdown()


def test_nobody_there_is_a_message(tmp_path):
    server, base, _ = other_server({})
    server.shutdown()
    server.server_close()
    with pytest.raises(SyncError, match="no whole answer"):
        asking(Account(base, "a-token"), PACE)("/v2/issuers")
