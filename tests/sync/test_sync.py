"""From the account into the store: the awards of one are the awards of the other."""

import json
import stat
from pathlib import Path

import pytest

from analytics.findings import RefusedError
from analytics.store.ledger import StoreError
from analytics.store.load import load
from analytics.store.place import Place
from analytics.store.publish import roll_back, writing
from analytics.store.state import open_state
from analytics.sync import SyncError, folder, plan
from analytics.sync.account import Account
from analytics.sync.canvas_credentials import sync
from analytics.sync.folder import Mark
from tests.conftest import write_world
from tests.sync.account import HOME, Programme
from tests.sync.conftest import PACE
from tests.sync.server import Server, drawn


def run(server: Server, store, **other):
    return sync(store, Account(server.base, server.token), pace=PACE, **other)


def ask(store, text: str):
    with open_state(store).cursor() as cursor:
        return cursor.execute(text).fetchall()


def awards(store) -> list[str]:
    """The awards of the store, as the server calls them."""
    found = ask(store, "select award_id from record.awards order by all")
    return [row[0].removeprefix(f"{HOME}/assertions/") for row in found]


def left(store) -> list[str]:
    """What a sync leaves in its folder."""
    found = (store / "sync").rglob("*")
    return sorted(path.name for path in found if path.is_file())


def mark(store) -> Path:
    return next((store / "sync").rglob("mark.json"))


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


def test_the_awards_of_the_store_are_those_of_the_server(serve, store):
    server = serve(Server(Programme(1_200), faults=drawn(3, 0.3, without=("429",))))
    report = run(server, store)
    assert awards(store) == sorted(server.programme.ids())
    assert (report.load.state, report.awards, report.load.set_aside) == (1, 1_200, ())
    assert ask(store, "select count(*) from record.awards where revoked") == [(24,)]
    expired = "select count(*) from record.awards where expires_on is not null"
    assert ask(store, expired) == [(60,)]
    assert ask(store, "select count(*) from main.pathway") == [(3,)]
    assert left(store) == ["lock", "mark.json"], "no record of a learner stays"


def test_a_second_sync_with_nothing_new_publishes_nothing(serve, store):
    server = serve(Server(Programme(700)))
    run(server, store)
    server.asked.clear()
    report = run(server, store)
    assert (report.how, report.load.published, report.load.state) == (
        "changes",
        False,
        1,
    )
    lists = {"issuers": 1, "badgeclasses": 1, "assertions/changed": 1}
    each = {"issuers/pathways": 3, "pathways/versions": 3}
    assert server.asked == lists | each, "at most one page of each list"


def test_what_changes_comes_with_the_next_sync(serve, store):
    server = serve(Server(Programme(300)))
    run(server, store)
    server.programme.add()
    server.programme.revoke(100)
    report = run(server, store)
    assert awards(store) == sorted(server.programme.ids())
    merged = report.load.tables["awards"]
    assert (merged.new, merged.changed) == (1, 1)
    revoked = "select revoked from record.awards where award_id like '%award0000100'"
    assert ask(store, revoked) == [(True,)]


def test_without_a_list_of_changes_the_newest_come_and_all_once_a_week(serve, store):
    server = serve(Server(Programme(900), has_changes=False, largest=50))
    run(server, store)
    server.programme.add()
    server.programme.revoke(100)  # an old one: the newest don't tell
    server.asked.clear()
    report = run(server, store)
    assert (report.how, report.passed_over) == ("newest", ("changed awards (404)",))
    assert server.asked["issuers/assertions"] == 3, "one page of each issuer's"
    assert awards(store) == sorted(server.programme.ids())
    revoked = "select count(*) from record.awards where revoked"
    before = ask(store, revoked)[0][0]
    assert before == 900 / 50
    known = json.loads(mark(store).read_text())
    known["everything_at"] = "2020-01-01T00:00:00+00:00"
    mark(store).write_text(json.dumps(known))
    assert run(server, store).how == "everything"
    assert ask(store, revoked) == [(before + 1,)]


def test_a_new_issuer_is_read_whole(serve, store):
    """Its awards may be older than the mark: nobody changed them since."""
    server = serve(Server(Programme(300, issuers=1)))
    listed = server.programme
    run(server, store)
    server.programme = Programme(300, issuers=2)
    report = run(server, store)
    assert report.how == "changes"
    half = sum(listed.issuer_of(i) != server.programme.issuer_of(i) for i in range(300))
    assert report.awards == half == 150


def test_after_going_back_everything_is_read_again(serve, store, tmp_path):
    server = serve(Server(Programme(200)))
    tables = {"awards": "learner_id | achievement_id | earned_on\nA | B | 2026-01-01"}
    load(store, [write_world(tmp_path / "world", tables)])
    run(server, store)
    roll_back(store)
    assert ask(store, "select count(*) from record.awards") == [(1,)]
    assert run(server, store).how == "everything"
    assert ask(store, "select count(*) from record.awards") == [(201,)]


def test_a_pathway_that_cannot_be_read_keeps_no_award_out(serve, store, monkeypatch):
    server = serve(Server(Programme(100)))
    good = server.programme.pathway

    def pathway(k: int):
        wrong = {"childElementRequirements": {"countRule": {"@type": "some"}}}
        return good(k) | ({"requirements": wrong} if k == 1 else {})

    monkeypatch.setattr(server.programme, "pathway", pathway)
    report = run(server, store)
    assert len(awards(store)) == 100
    assert ask(store, "select count(*) from main.pathway") == [(2,)]
    assert len(report.unread) == 1
    assert "requirements" in report.unread[0]


def test_another_load_keeps_the_pages_for_the_next_run(serve, store):
    server = serve(Server(Programme(150)))
    with writing(Place(store.resolve())), pytest.raises(StoreError, match="another"):
        run(server, store)
    before = len(server.paths)
    assert run(server, store).resumed
    assert len(server.paths) == before, "nothing is asked again"
    assert awards(store) == sorted(server.programme.ids())


def test_another_sync_is_said_and_goes_on(serve, store):
    server = serve(Server(Programme(10)))
    with (
        folder.syncing(Place(store.resolve()), server.base),
        pytest.raises(SyncError, match="another sync"),
    ):
        run(server, store)
    assert run(server, store).awards == 10


def test_a_refused_load_keeps_nothing_and_asks_again(serve, store, monkeypatch):
    server = serve(Server(Programme(100, issuers=1)))
    good = server.programme.award
    nobody = {"recipient": {"type": "email", "hashed": False}}
    monkeypatch.setattr(server.programme, "award", lambda i: good(i) | nobody)
    with pytest.raises(RefusedError):
        run(server, store)
    assert left(store) == ["lock"]
    monkeypatch.setattr(server.programme, "award", good)
    assert run(server, store).how == plan.EVERYTHING
    assert awards(store) == sorted(server.programme.ids())


def test_full_reads_everything(serve, store):
    server = serve(Server(Programme(80)))
    run(server, store)
    report = run(server, store, full=True)
    assert (report.how, report.awards, report.load.published) == (
        "everything",
        80,
        False,
    )


def test_pages_are_for_their_owner_alone(serve, store):
    server = serve(Server(Programme(80)))
    with folder.syncing(Place(store.resolve()), server.base) as here:
        modes = {stat.S_IMODE(p.stat().st_mode) for p in (here.root, here.pages)}
    assert modes == {0o700}
    run(server, store)
    known = folder.read(mark(store), Mark)
    assert (known.state, known.newest_first) == (1, True)
    assert not [path for path in store.rglob("*") if "pages" in path.parts[:-1]]


def test_two_servers_into_one_store(serve, store, monkeypatch):
    """Each has a mark of its own, so neither is read whole again."""
    one, other = serve(Server(Programme(40))), serve(Server(Programme(30)))
    elsewhere = "https://other.example.edu/public"
    made = other.programme.award
    text = json.dumps
    monkeypatch.setattr(
        other.programme,
        "award",
        lambda i: json.loads(text(made(i)).replace(HOME, elsewhere)),
    )
    for server in (one, other):
        run(server, store)
    assert [run(server, store).how for server in (one, other)] == ["changes"] * 2
    assert ask(store, "select count(*) from record.awards") == [(70,)]
