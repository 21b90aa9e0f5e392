"""All of an account, each thing once, whatever stops it and whatever changes."""

import itertools
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.store.place import Place
from analytics.sync import SyncError, folder, plan
from analytics.sync.folder import Folder
from tests.conftest import examples
from tests.sync.account import Programme
from tests.sync.conftest import came, ids, mark_of, read_all
from tests.sync.server import Server, drawn


def whole(server: Server, here: Folder):
    """Run until it is through, as a timetable would."""
    for _ in range(60):
        try:
            return read_all(server, here)
        except SyncError:
            continue
    raise AssertionError("it never came through")


def test_everything_of_an_account_once(serve, here):
    server = serve(Server(Programme(1_000), largest=90))
    done = read_all(server, here)
    assert ids(came(here)) == sorted(server.programme.ids())
    assert ids(came(here, "BadgeClass")) == [f"class{k:03d}" for k in range(12)]
    assert ids(came(here, "Issuer")) == ["issuer0", "issuer1", "issuer2"]
    assert (done.awards, done.lists, done.how) == (1_000, (), plan.EVERYTHING)
    expired = [item for item in came(here) if item["expires"]]
    revoked = [item for item in came(here) if item["revoked"]]
    assert (len(expired), len(revoked)) == (50, 20)


@settings(
    max_examples=examples(8),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10_000), often=st.floats(0.0, 0.5))
def test_faults_lose_and_double_nothing(serve, tmp_path_factory, seed, often):
    faults = drawn(seed, often, without=("429", "slow"))
    server = serve(Server(Programme(600), faults=faults, largest=100))
    store = tmp_path_factory.mktemp("any") / "store"
    with folder.syncing(Place(store), server.base) as here:
        whole(server, here)
        assert ids(came(here)) == sorted(server.programme.ids())


def test_a_token_that_expires_half_way_loses_nothing(serve, here):
    server = serve(Server(Programme(1_000), largest=100))
    count = itertools.count(1)

    def expire(world: Server) -> None:
        world.token = "a-new-token" if next(count) > 5 else world.token

    server.before = expire
    with pytest.raises(SyncError, match="token was refused"):
        read_all(server, here)
    kept = folder.read(here.progress, folder.Progress)
    assert kept.pages == 5 == len(folder.kept_pages(here))
    before = len(server.paths)
    read_all(server, here)
    assert ids(came(here)) == sorted(server.programme.ids())
    again = [path for path in server.paths[before:] if path in server.paths[:5]]
    assert again == [], "what was read is not asked for again"


@pytest.mark.parametrize("by_offset", [False, True])
def test_awards_that_come_while_it_reads(serve, here, by_offset):
    """New ones shift the pages of a list that is counted from the top.

    None of those that were there is lost, none is there twice; a new one that the list
    was past comes with the next sync.
    """
    server = serve(Server(Programme(400), largest=40, by_offset=by_offset))
    server.before = lambda world: world.programme.add()
    before = server.programme.ids()
    done = read_all(server, here)
    server.before = lambda world: None
    found = ids(came(here))
    assert len(found) == len(set(found))
    assert before <= set(found)
    folder.forget(here)
    read_all(server, here, mark_of(done))
    assert set(found) | set(ids(came(here))) == server.programme.ids()


def test_an_award_that_changes_between_two_pages_is_there_once_as_it_is(serve, here):
    """A load takes two contents of one award for a mistake; the later one is right."""
    server = serve(Server(Programme(400, issuers=1), largest=40, by_offset=True))
    count = itertools.count(1)

    def change(world: Server) -> None:
        if next(count) == 4:  # the second page of awards comes next, 20 of them again
            world.programme.revoke(380)
            for _ in range(30):
                world.programme.add()

    server.before = change
    read_all(server, here)
    found = [item for item in came(here) if item["entityId"] == "award0000380"]
    assert [item["revoked"] for item in found] == [True]
    assert ids(came(here)) == sorted(set(ids(came(here))))


def test_a_second_sync_asks_for_what_changed(serve, here):
    server = serve(Server(Programme(2_000), largest=100))
    mark = mark_of(read_all(server, here))
    folder.forget(here)
    server.asked.clear()
    assert read_all(server, here, mark).how == plan.CHANGES
    assert came(here) == []
    assert max(server.asked.values()) == 3, "one a list: three issuers, three pathways"
    assert server.asked["assertions/changed"] == 1
    folder.forget(here)
    server.programme.revoke(3)
    server.programme.add()
    read_all(server, here, mark)
    assert ids(came(here)) == ["award0000003", "award0002000"]


def test_the_mark_is_the_servers_clock_at_the_first_answer(serve, here):
    """What changes while a long sync runs comes again with the next one."""
    server = serve(Server(Programme(300), largest=50))
    server.before = lambda world: world.programme.revoke(len(world.paths))
    mark = mark_of(read_all(server, here))
    first = datetime.fromisoformat(mark.since)
    assert all(
        first <= at + timedelta(seconds=1) for at in server.programme.revoked.values()
    )
    folder.forget(here)
    server.before = lambda world: None
    read_all(server, here, mark)
    changed = {f"award{i:07d}" for i in server.programme.revoked}
    assert changed <= set(ids(came(here)))


def test_a_place_that_the_server_forgot_begins_its_list_again(serve, here):
    server = serve(Server(Programme(600), largest=50))
    count = itertools.count(1)

    def stop(world: Server) -> None:
        world.token = "another-token" if next(count) == 6 else world.token

    server.before = stop
    with pytest.raises(SyncError):
        read_all(server, here)
    kept = folder.read(here.progress, folder.Progress)
    gone = kept.lists[0].following.replace("after=", "lost=1&after=")
    one = replace(kept.lists[0], following=gone)
    folder.write(here.progress, replace(kept, lists=(one, *kept.lists[1:])))
    done = read_all(server, here)
    assert ids(came(here)) == sorted(server.programme.ids())
    assert done.awards > 600, "some pages came twice, their awards are there once"


def test_a_list_that_must_be_there_and_is_not_begins_everything_again(serve, here):
    """An issuer was taken away after the issuers were read: the next run knows."""
    server = serve(Server(Programme(100, issuers=2)))
    server.before = lambda world: setattr(world, "gone", len(world.paths) == 3)
    with pytest.raises(SyncError, match="no such list"):
        read_all(server, here)
    assert not here.progress.exists()
    assert folder.kept_pages(here) == []
    server.before = lambda world: setattr(world, "gone", False)
    read_all(server, here)
    assert ids(came(here)) == sorted(server.programme.ids())


def test_a_server_without_pathways_is_read_without(serve, here):
    server = serve(Server(Programme(100), has_pathways=False))
    done = read_all(server, here)
    assert done.passed_over == ("pathways (403)",) * 3
    assert ids(came(here)) == sorted(server.programme.ids())


def test_lists_in_another_order_are_never_cut_short(serve, here):
    """The newest will do only where the newest come first."""
    server = serve(Server(Programme(300), has_changes=False, largest=40))
    server.oldest_first = True
    done = read_all(server, here)
    assert not done.newest_first
    folder.forget(here)
    server.programme.add()
    again = read_all(server, here, mark_of(done))
    assert again.how == plan.EVERYTHING
    assert ids(came(here)) == sorted(server.programme.ids())
