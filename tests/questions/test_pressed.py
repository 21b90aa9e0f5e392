"""What is pressed on a screen is bound to its address, where the browser writes it.

That it does is shown in tests/browser/test_screens.py, on one screen for all.
"""

import pytest

from tests.questions.attainment.test_counts import WORLD as WORK
from tests.questions.opening import app_at
from tests.questions.persistence.test_screen import WORLD as STUDY
from tests.questions.sharing.shown_world import WORLD as SHARED
from tests.questions.steps.test_counts import WORLD as STEPS

pytestmark = pytest.mark.long

BOUND = {
    "attainment": (WORK, "", ("attempts", "differing", "broken", "scale")),
    "persistence": (STUDY, "", ("entrants", "cohort", "seen", "apart", "outcome")),
    "sharing": (SHARED, "How soon", ("soon", "by")),
    "steps": (STEPS, "", ("within", "order", "by", "steps")),
}
KINDS = ("selectbox", "multiselect", "button_group", "text_input")


@pytest.mark.parametrize("screen", BOUND)
def test_what_is_pressed_is_bound_to_the_address(worlds, monkeypatch, screen):
    world, tab, keys = BOUND[screen]
    monkeypatch.setenv("CAIRN_STORE", str(worlds.store))
    worlds.state(world)
    found = app_at(f"pages/{screen}/screen.py", tab=tab).run()
    assert not found.exception
    pressed = [one for kind in KINDS for one in found.get(kind) if one.key in keys]
    assert {one.key: one.proto.query_param_key for one in pressed} == {
        key: key for key in keys
    }
