"""Every recipient finds their person, and nobody finds somebody else."""

import random
from datetime import date

import pytest

from tests.store.roster import Roster, hashed

BEFORE, BETWEEN, AFTER = date(2018, 5, 1), date(2020, 5, 1), date(2022, 5, 1)


def a_thousand() -> Roster:
    """A thousand learners, each with two addresses and four other names."""
    roster = Roster()
    for n in range(1_000):
        who = f"S{n:04}"
        roster.learner(who, f"Pat.{n}@Stones.example", f"Pat {n}")
        roster.known_as(who, "email", f"p{n}@alum.example")
        roster.known_as(who, "did", f"did:key:z6Mk{n:04}Aa")
        roster.known_as(who, "url", f"https://people.example/{n}")
        roster.known_as(who, "oneroster_id", f"or-{n}")
        if n % 10 == 0:
            roster.merges.append((f"old{n}", who))
    return roster


def test_everybody_of_a_thousand_is_found():
    roster, expected = a_thousand(), {}
    for n in range(1_000):
        salt, other = f"salt{n}", f"grain{n % 7}"
        given = [
            roster.plain(f"mail{n}", "email", f"PAT.{n}@stones.EXAMPLE"),
            roster.plain(f"alumni{n}", "email", f"p{n}@alum.example"),
            roster.secret(f"hash{n}", hashed(f"pat.{n}@stones.example", salt)),
            roster.secret(f"written{n}", hashed(f"Pat.{n}@Stones.example", other)),
            roster.secret(f"md5{n}", hashed(f"p{n}@alum.example", None, "md5")),
            roster.plain(f"did{n}", "did", f"did:key:z6Mk{n:04}Aa"),
            roster.plain(f"url{n}", "url", f"https://people.example/{n}"),
            roster.plain(f"sis{n}", "sis_id", f"S{n:04}"),
            roster.plain(f"roster{n}", "sis_id", f"or-{n}"),
        ]
        if n % 10 == 0:
            given.append(roster.plain(f"merged{n}", "sis_id", f"old{n}"))
        expected |= dict.fromkeys(given, f"S{n:04}")
    assert len(expected) == 9_100
    assert roster.found() == expected


def near(text: str, chance: random.Random) -> str:
    """Write a text wrongly: one sign left out, doubled, changed, or two exchanged."""
    place = chance.randrange(len(text) - 1)
    head, sign, rest = text[:place], text[place], text[place + 1 :]
    return chance.choice(
        (
            head + rest,
            head + sign + sign + rest,
            head + chance.choice("abcxyz019._-@:+éаοі\u212a\u0130") + rest,
            head + rest[0] + sign + rest[1:],
            head + sign + " " + rest,
            f"0{text}",
            f"{text}.",
            text.replace("@", "+badges@"),
            text.replace("example", "exаmple"),  # a Cyrillic letter
        )
    )


def test_ten_thousand_near_misses_join_nobody():
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, roster = random.Random(seed), a_thousand()
    plain = {
        "email": [f"pat.{n}@stones.example" for n in range(1_000)]
        + [f"p{n}@alum.example" for n in range(1_000)],
        "did": [f"did:key:z6Mk{n:04}Aa" for n in range(1_000)],
        "url": [f"https://people.example/{n}" for n in range(1_000)],
        "sis_id": [f"S{n:04}" for n in range(1_000)]
        + [f"or-{n}" for n in range(1_000)]
        + [f"old{n}" for n in range(0, 1_000, 10)],
        "name": [f"Pat {n}" for n in range(1_000)],
    }
    everything = {text for texts in plain.values() for text in texts}
    for n in range(10_000):
        kind = chance.choice(list(plain))
        text = near(chance.choice(plain[kind]), chance)
        while text.strip().lower() in everything or text.strip() in everything:
            text += "'"
        if kind == "email" and n % 4 == 0:
            roster.secret(f"r{n}", hashed(text, f"salt{n % 5}"))
        else:
            roster.plain(f"r{n}", kind, text)
    assert roster.found() == {}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("did", "DID:KEY:Z6MK0007AA"),  # every sign of these counts
        ("sis_id", "s0007"),
        ("sis_id", "7"),
        ("url", "S0007"),  # another kind of name
        ("email", "S0007"),
        ("sis_id", "pat.7@stones.example"),
        ("did", "https://people.example/7x"),
        ("name", "Pat 7"),  # people share names
        ("former_name", "Pat 7"),
        ("nickname", "S0007"),
    ],
)
def test_another_kind_or_another_case_joins_nobody(kind: str, value: str):
    roster = a_thousand()
    roster.plain("r", kind, value)
    assert roster.found() == {}


def test_hashes_of_another_salt_kind_or_text_join_nobody():
    roster = Roster()
    roster.learner("ana", "ana@x.example")
    how, digest, _ = hashed("ana@x.example", "salt")
    roster.secret("other-salt", (how, digest, "pepper"))
    roster.secret("no-salt", (how, digest, None))
    roster.secret("said-to-be-md5", ("md5", digest, "salt"))
    roster.secret("salt-first", hashed("saltana@x.example"))
    assert roster.found() == {}
    roster.secret("right", (how, digest, "salt"))
    assert roster.found() == {"right": "ana"}


def recycled() -> Roster:
    """One address: ana's until 2019, ben's from 2021."""
    roster = Roster()
    roster.learner("ana")
    roster.learner("ben", "jo@x.example")
    roster.known_as("ana", "email", "Jo@x.example", None, date(2019, 12, 31))
    roster.known_as("ben", "email", "jo@x.example", date(2021, 1, 1), None)
    return roster


def test_a_recycled_address_is_whose_it_was_on_the_day():
    roster = recycled()
    ends = (date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1))
    roster.plain("r", "email", "JO@x.example", BEFORE, BETWEEN, AFTER, *ends)
    assert roster.owners("r") == {
        BEFORE: "ana", ends[0]: "ana",
        ends[1]: "r", BETWEEN: "r", ends[2]: "r",
        ends[3]: "ben", AFTER: "ben",
    }  # fmt: skip
    assert roster.proposed() == {
        ("r", "ana", "other-time"),
        ("r", "ben", "other-time"),
    }


def test_a_recycled_address_is_found_behind_a_hash_too():
    roster = recycled()
    roster.secret("early", hashed("jo@x.example", "a"), BEFORE)
    roster.secret("late", hashed("jo@x.example", "b"), AFTER)
    roster.secret("never", hashed("jo@x.example", "c"), BETWEEN)
    assert roster.found() == {"early": "ana", "late": "ben"}


def test_a_recipient_of_two_people_is_nobody_beside_them():
    roster = recycled()
    roster.plain("r", "email", "jo@x.example", BEFORE, AFTER)
    assert roster.owners("r") == {BEFORE: "ana", AFTER: "ben"}
    with roster.built() as con:
        people = con.execute("select learner_id from learner order by 1").fetchall()
    assert people == [("ana",), ("ben",)]


def test_what_was_given_up_was_theirs_until_then():
    """Ben's address has no dates; ana gave it up on a day that is known."""
    roster = Roster()
    roster.learner("ana")
    roster.learner("ben", "jo@x.example")
    roster.known_as("ana", "email", "jo@x.example", None, date(2019, 12, 31))
    roster.plain("r", "email", "jo@x.example", BEFORE, AFTER)
    assert roster.owners("r") == {BEFORE: "ana", AFTER: "ben"}
    roster.identities = [("ana", "email", "jo@x.example", BEFORE, None)]
    assert roster.owners("r") == {BEFORE: "r", AFTER: "r"}  # both claim it still


def test_merged_ids_and_names_lead_to_the_one_who_stays():
    roster = Roster()
    for who in ("ana", "ana2", "ana3"):
        roster.learner(who, f"{who}@x.example", "Ana Lee")
    roster.merges = [("ana3", "ana2"), ("ana2", "ana")]
    roster.known_as("ana3", "former_name", "Ana Grey")
    roster.known_as("ana2", "email", "ana@x.example")  # known to both: one person
    given = [
        roster.plain("r1", "email", "ana3@x.example"),
        roster.plain("r2", "sis_id", "ana2"),
        roster.plain("r3", "email", "ana@x.example"),
        roster.secret("r4", hashed("ana2@x.example", "s")),
    ]
    assert roster.found() == dict.fromkeys(given, "ana")
    roster.plain("r5", "name", "ana  GREY")
    assert roster.found() == dict.fromkeys(given, "ana")
    assert roster.proposed() == {("r5", "ana", "former-name")}


def test_several_are_nobody_and_all_are_proposed():
    roster = Roster()
    roster.learner("ana", "us@x.example")
    roster.learner("ben", "us@x.example")
    roster.learner("cyd", "cyd@x.example")
    roster.plain("shared", "email", "us@x.example")
    roster.plain("torn", "email", "cyd@x.example")
    roster.recipients.append(("torn", "sis_id", "ana", None, None, None))
    assert roster.found() == {}
    assert roster.proposed() == {
        ("shared", "ana", "ambiguous"), ("shared", "ben", "ambiguous"),
        ("torn", "ana", "ambiguous"), ("torn", "cyd", "ambiguous"),
    }  # fmt: skip
    with roster.built() as con:
        matched = con.execute("select learners, matched_by from recognised").fetchall()
    assert matched == [(2, "ambiguous")] * 2


def test_identities_that_agree_are_one_proof():
    roster = Roster()
    roster.learner("ana", "ana@x.example")
    roster.plain("r", "email", "ana@x.example")
    roster.recipients.append(("r", "sis_id", "ana", None, None, None))
    roster.recipients.append(("r", "did", "did:key:unknown", None, None, None))
    assert roster.found() == {"r": "ana"}


def test_weak_evidence_waits_for_a_person():
    roster = Roster()
    roster.learner("ana", "ana@x.example", "Ana Lee")
    roster.learner("ben", "ben@x.example", "Ben")
    roster.known_as("ben", "nickname", "benny")
    roster.plain("name", "name", " ana LEE ")
    roster.plain("elsewhere", "email", "ANA@y.example")
    roster.plain("nick", "nickname", "benny")
    roster.plain("nobody", "email", "zoe@x.example")
    assert roster.found() == {}
    assert roster.proposed() == {
        ("name", "ana", "name"),
        ("elsewhere", "ana", "local-part"),
        ("nick", "ben", "nickname"),
    }


def test_what_speaks_for_too_many_is_not_proposed():
    roster = Roster()
    for n in range(11):
        roster.learner(f"L{n}", None, "Pat" if n else "Kim")
    roster.plain("pat", "name", "Pat")
    assert len(roster.proposed()) == 10
    roster.learner("L11", None, "Pat")
    assert roster.proposed() == set()


def test_a_person_s_word_counts_and_follows_merges():
    roster = Roster()
    roster.learner("ana", "us@x.example")
    roster.learner("ben", "us@x.example")
    roster.plain("r", "email", "us@x.example")
    roster.plain("s", "email", "zoe@x.example")
    roster.decided = [("r", "ben"), ("s", "gone")]
    assert roster.found() == {"r": "ben"}  # nobody is called gone
    roster.merges = [("ben", "cyd")]
    assert roster.found() == {"r": "cyd"}


def test_a_recipient_whom_merges_name_is_left_to_them():
    roster = Roster()
    roster.learner("ana", "ana@x.example")
    roster.learner("ben")
    roster.plain("r", "email", "ana@x.example")
    roster.plain("s", "email", "ana@x.example")
    roster.merges = [("r", "ben"), ("ana", "s")]
    assert roster.found() == {"r": "ben"}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_doesn_t_matter(seed: int):
    roster = recycled()
    roster.learner("cyd", "cyd@x.example")
    roster.secret("r1", hashed("cyd@x.example", "s"))
    roster.plain("r2", "email", "jo@x.example", BEFORE, AFTER)
    roster.plain("r3", "email", "jo@y.example")
    with roster.built(seed) as con:
        owners = con.execute(
            """select award_id, learner_id from award
            inner join learner using (learner) order by award_id"""
        ).fetchall()
    assert [who for _, who in owners] == ["cyd", "ana", "ben", "r3"]
