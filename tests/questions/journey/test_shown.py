"""What the world sees of one learner: counted by hand, and for nobody but them."""

from datetime import date

import pytest

from analytics.asking.learner import THEIR_OWN
from analytics.questions.journey.counts import journey
from analytics.scope import Scope, Viewer
from analytics.store.state import State
from tests.conftest import Worlds
from tests.questions.sharing.shown_world import PATHWAY, WORLD

DAY = date(2026, 6, 30)
ADVISORS = "learner_id|advisor_id\nana|adv1\n"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    world = WORLD | {"advisors": ADVISORS}
    return Worlds(tmp_path_factory.mktemp("seen")).state(world, PATHWAY)


def shown(state: State, learner: str, day: date = DAY) -> list[tuple]:
    viewer = Viewer("learner", learner)
    rows = journey(state, Scope(viewer, as_of=day), learner).shown
    return [
        (r.achievement, r.stage, r.visibility, r.shares, r.networks, r.looks)
        for r in rows
    ]


def test_each_award_came_as_far_as_the_path_says(state: State):
    assert shown(state, "ana") == [
        ("debate", "viewed", "public", 2, "LinkedIn, X", 5),
        ("logic", "claimed", "private", 0, None, 1),
    ]
    # looked at before he shared it: the look counts, the stage doesn't
    assert shown(state, "dan") == [("debate", "shared", "public", 1, "LinkedIn", 1)]
    # two records of one award; the second one's id was shared
    assert shown(state, "cyd") == [("debate", "shared", "public", 1, "LinkedIn", 0)]
    assert shown(state, "eve") == [("debate", "awarded", "public", 1, "X", 0)]
    # the revoked award isn't here, nor its share and its looks
    assert shown(state, "ben") == [("debate", "public", "public", 0, None, 0)]


def test_on_an_earlier_day_less_was_seen(state: State):
    then = date(2026, 1, 15)
    assert shown(state, "ana", then)[0] == (
        "debate", "viewed", "public", 1, "LinkedIn", 4
    )  # fmt: skip
    assert shown(state, "ben", then) == [
        ("debate", "viewed", "public", 1, "LinkedIn", 9)
    ]


@pytest.mark.parametrize("viewer", [Viewer("advisor", "adv1"), Viewer("administrator")])
def test_it_is_the_learner_s_own_to_tell(state: State, viewer: Viewer):
    answer = journey(state, Scope(viewer, as_of=DAY), "ana")
    assert answer.shown == ()
    assert THEIR_OWN in answer.notes
    told = str(answer.as_dict())
    assert "LinkedIn" not in told and "private" not in told
    own = journey(state, Scope(Viewer("learner", "ana"), as_of=DAY), "ana")
    assert THEIR_OWN not in own.notes
