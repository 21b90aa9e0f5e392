"""People's decisions in a store: applied at once, and through loads and rollbacks."""

import json
from pathlib import Path

import pytest

from analytics.decisions.begun import SETTING
from analytics.decisions.matches import confirmed, match, rejected, standing
from analytics.scope import UnknownError
from analytics.store.ledger import read_entry
from analytics.store.load import load
from analytics.store.recognised import Proposal, proposals, recognised
from analytics.store.renew import confirm, reject, renew, show_again, take_back
from analytics.store.state import open_state
from tests.conftest import NOW, Worlds
from tests.store.roster import hashed

LEARNERS = """
    learner_id | name    | email
    ana        | Ana Lee | ana@x.example
    ben        | Ben     | ben@x.example
"""
WHOSE = """select awards.award_id, learner.learner_id
    from record.awards inner join award using (award_id)
    inner join learner using (learner) order by 1"""


@pytest.fixture(autouse=True)
def no_database_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def badge(folder: Path, number: int, identity: str, salt: str | None = None) -> Path:
    """Write one Open Badges 2.0 assertion, as a platform exports it."""
    recipient = {"type": "email", "hashed": salt is not None, "identity": identity}
    written = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"https://b.example/{number}",
        "recipient": recipient | ({"salt": salt} if salt else {}),
        "badge": {
            "type": "BadgeClass",
            "id": "https://b.example/badge",
            "name": "Stones",
            "description": "Stones.",
            "image": "https://b.example/badge.png",
            "criteria": {"narrative": "Stones."},
            "issuer": {
                "type": "Issuer",
                "id": "https://b.example/college",
                "name": "College",
                "url": "https://b.example",
                "email": "college@b.example",
            },
        },
        "verification": {"type": "HostedBadge"},
        "issuedOn": f"2026-01-{number:02}T10:00:00Z",
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"badge{number}.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def secret(folder: Path, number: int, email: str) -> Path:
    salt = f"salt{number}"
    how, digest, _ = hashed(email, salt)
    return badge(folder, number, f"{how}${digest}", salt)


def whose(store: Path) -> list[str]:
    """Whose the awards are, in the order of their ids; strangers' are ``?``."""
    with open_state(store).cursor() as cursor:
        found = [who for _, who in cursor.execute(WHOSE).fetchall()]
    return ["?" if who.startswith("recipient:") else who for who in found]


def take(worlds: Worlds, *given: Path) -> None:
    load(worlds.store, given, now=NOW)


@pytest.fixture
def waiting(worlds: Worlds) -> str:
    """A store in which a badge went to ana's other address; the recipient's id."""
    take(worlds, worlds.folder({"learners": LEARNERS}))
    take(worlds, badge(worlds.root, 1, "ana@y.example"))
    (proposal,) = proposals(open_state(worlds.store))
    assert (proposal.learner, proposal.evidence) == ("ana", ("local-part",))
    return proposal.recipient


def test_the_order_of_loads_doesn_t_matter(worlds: Worlds, tmp_path: Path):
    given = [
        worlds.folder({"learners": LEARNERS}),
        badge(worlds.root, 1, "ANA@x.example"),
        secret(worlds.root, 2, "ben@x.example"),
    ]
    for number, order in enumerate((given, given[::-1], given[1:] + given[:1])):
        store = tmp_path / f"store{number}"
        for source in order:
            load(store, [source], now=NOW)
        assert whose(store) == ["ana", "ben"]
        assert recognised(open_state(store))["identity"] == 2


def test_attributes_of_learners_and_badges_may_come_in_one_load(worlds: Worlds):
    told = LEARNERS.replace("email", "email | college").replace("le\n", "le | Arts\n")
    take(
        worlds,
        worlds.folder({"learners": told}),
        badge(worlds.root, 1, "ana@x.example"),
    )
    assert whose(worlds.store) == ["ana"]


def test_a_confirmed_recipient_is_joined_at_once_and_undone_again(
    worlds: Worlds, waiting: str
):
    store = worlds.store
    assert whose(store) == ["?"]
    assert confirm(store, waiting, "ana", by="op") == 3
    assert (whose(store), proposals(open_state(store))) == (["ana"], [])
    assert recognised(open_state(store))["decision"] == 1
    entry = read_entry(open_state(store).place, 3)
    assert (entry.kind, entry.of, entry.sources) == ("people", 2, ())
    assert confirm(store, waiting, "ben", by="op") == 4
    assert whose(store) == ["ben"]
    assert take_back(store, waiting, by="op") == 5
    assert whose(store) == ["ana"]
    assert take_back(store, waiting, by="op") == 6
    assert whose(store) == ["?"]
    assert proposals(open_state(store)) == [Proposal(waiting, "ana", ("local-part",))]


def test_a_rejected_proposal_doesn_t_come_back_until_that_is_undone(
    worlds: Worlds, waiting: str
):
    store = worlds.store
    assert reject(store, waiting, "ana", by="op") == 3
    assert (proposals(open_state(store)), whose(store)) == ([], ["?"])
    take(worlds, badge(worlds.root, 2, "ben@x.example"))
    show_again(store, "2")
    assert proposals(open_state(store)) == []
    with pytest.raises(UnknownError):
        reject(store, waiting, "nobody", by="op")
    assert take_back(store, waiting, by="op") is not None
    assert [one.learner for one in proposals(open_state(store))] == ["ana"]


def test_what_was_decided_last_is_undone_first(worlds: Worlds, waiting: str):
    reject(worlds.store, waiting, "ana", by="op")
    confirm(worlds.store, waiting, "ben", by="op")
    assert [d.kind for d in standing(worlds.store)] == ["mismatch", "match"]
    take_back(worlds.store, waiting, by="op")
    assert (whose(worlds.store), rejected(worlds.store)) == (["?"], [(waiting, "ana")])
    take_back(worlds.store, waiting, by="op")
    assert (standing(worlds.store), rejected(worlds.store)) == ([], [])


def test_nothing_new_publishes_nothing(worlds: Worlds, waiting: str):
    assert renew(worlds.store) is None
    confirm(worlds.store, waiting, "ana", by="op")
    assert renew(worlds.store) is None
    assert confirm(worlds.store, waiting, "ana", by="op") is None
    assert open_state(worlds.store).number == 3


def test_decisions_survive_loads_and_rollbacks(worlds: Worlds, waiting: str):
    store = worlds.store
    confirm(store, waiting, "ana", by="op")
    take(worlds, badge(worlds.root, 2, "ben@x.example"))
    assert whose(store) == ["ana", "ben"]
    entry = show_again(store)  # before that load: the state of the confirmation
    assert (entry.of, whose(store)) == (3, ["ana"])
    entry = show_again(store, "2")  # before anything was decided
    assert (entry.of, whose(store)) == (2, ["ana"])
    assert confirmed(store) == [(waiting, "ana")]


def test_an_undo_of_a_load_leaves_decisions(worlds: Worlds, waiting: str):
    store = worlds.store
    take(worlds, badge(worlds.root, 2, "ben@x.example"))
    confirm(store, waiting, "ana", by="op")
    assert show_again(store).of == 2
    assert whose(store) == ["ana"]


def test_what_was_decided_elsewhere_holds_from_the_next_load(
    worlds: Worlds, waiting: str
):
    match(worlds.store, waiting, "ben", by="somebody")
    assert whose(worlds.store) == ["?"]
    take(worlds, badge(worlds.root, 1, "ana@y.example"))  # nothing new but the decision
    assert whose(worlds.store) == ["ben"]


def test_only_known_recipients_and_learners_can_be_joined(worlds: Worlds, waiting: str):
    for recipient, learner in (
        ("recipient:none", "ana"),
        ("ana", "ben"),
        (waiting, "nobody"),
        (waiting, waiting),
    ):
        with pytest.raises(UnknownError):
            confirm(worlds.store, recipient, learner, by="op")
    with pytest.raises(UnknownError):
        take_back(worlds.store, waiting, by="op")
    assert (confirmed(worlds.store), open_state(worlds.store).number) == ([], 2)


def test_hashes_are_found_out_with_names_that_come_later_and_forgotten_with_them(
    worlds: Worlds,
):
    """What an earlier load looked for in vain is looked for again among new names."""
    take(worlds, worlds.folder({"learners": LEARNERS}))
    take(worlds, secret(worlds.root, 1, "a.lee@x.example"))
    take(worlds, secret(worlds.root, 2, "ben@x.example"))
    assert whose(worlds.store) == ["?", "ben"]
    names = "learner_id|kind|value\nana|email|a.lee@x.example"
    take(worlds, worlds.folder({"identities": names}))
    assert whose(worlds.store) == ["ana", "ben"]
    moved = "learner_id|name|email\nben|Ben|ben@z.example"
    take(worlds, worlds.folder({"learners": moved}))
    assert whose(worlds.store) == ["ana", "?"]
    take(worlds, worlds.folder({"learners": LEARNERS}))
    assert whose(worlds.store) == ["ana", "ben"]
