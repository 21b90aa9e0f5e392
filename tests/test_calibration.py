"""Where the truth is known, outcomes say so; the page keeps what is promised."""

import re

import numpy as np
import pytest

from tools import calibrate
from tools.calibration_table import WAYS, said, summary
from tools.calibration_world import drawn


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A few programmes without an effect, and with one, through the whole product."""
    calibrate.BUILD = tmp_path_factory.mktemp("calibrate")
    return calibrate.run(12, 1000, 12, 0.0, 5), calibrate.run(12, 1000, 12, 0.06, 6)


def of(results, way):
    return summary(one for one in results if one.way == way)


def test_ever_against_never_always_says_that_there_is_an_effect(told):
    nothing, _ = told
    assert of(nothing, "ever").differs == 1
    assert of(nothing, "ever").difference > 0.3
    assert of(nothing, "earned").differs > 0.8


def test_ours_holds_the_truth(told):
    """12 intervals of 95%: fewer than 9 hold it in 2 of 1,000 such runs."""
    for results in told:
        ours = of(results, "adjusted")
        assert (ours.told, ours.silent) == (12, 0)
        assert ours.holds >= 9 / 12
    nothing, something = (of(results, "adjusted") for results in told)
    assert nothing.truth == 0
    assert 0.03 < something.truth < 0.06
    assert something.difference > nothing.difference


def test_the_page_can_be_written(told):
    text = said(*told, 1000, 12)
    assert text.startswith("12 programmes of 1,000 learners without an effect, and 12")
    assert len(re.findall(r"^\| .*\|$", text, re.M)) == 2 + len(WAYS)


def test_a_world_is_as_its_page_says():
    """Who is issued the badge late is there to be issued it; all counts add up."""
    world = drawn(7, 3, 2000, 0.06)
    late = world.ever & ~world.at_once
    assert late.any() and world.there[late].all()
    assert (world.there[:, :-1] | ~world.there[:, 1:]).all()  # nobody comes back
    rates = world.preparation[world.exposed].mean() - world.preparation.mean()
    assert rates > 1
    assert np.all((world.gain >= 0) & (world.gain <= 0.06))
    again = drawn(7, 3, 2000, 0.06)
    assert (world.there == again.there).all() and (world.gain == again.gain).all()


def test_the_true_gain_is_what_a_coin_would_find():
    """The same learners with and without the badge at the landmark, by chance alone.

    Among learners of one kind (a coin decides then who has it), the shares who return
    differ by the gain: cut into 40 groups of like preparation, study and load.
    """
    world = drawn(11, 1, 400_000, 0.06)
    here = world.there[:, 1]
    kind = np.stack(
        [world.preparation // 4, world.study, world.full, world.first, world.aid]
    )
    _, group = np.unique(kind[:, here], axis=1, return_inverse=True)
    group, exposed = group.ravel(), world.exposed[here]
    returned, gain = world.there[here, 2], world.gain[here]
    size = group.max() + 1
    n1, n0 = (np.bincount(group[s], minlength=size) for s in (exposed, ~exposed))
    k1, k0 = (
        np.bincount(group[s], weights=returned[s], minlength=size)
        for s in (exposed, ~exposed)
    )
    both = (n1 > 0) & (n0 > 0)
    found = np.average((k1[both] / n1[both] - k0[both] / n0[both]), weights=n1[both])
    assert found == pytest.approx(gain[exposed].mean(), abs=0.01)


def test_the_table_of_the_page_keeps_the_promise():
    """At most 7% where there is nothing; 93% to 97% hold the truth; 1,000 of each."""
    page = calibrate.PAGE.read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in calibrate.PART.search(page)[0]
            .splitlines() if line.startswith("| ")][2:]  # fmt: skip
    by_way = dict(zip(WAYS, rows, strict=True))
    share = {
        way: [float(cell.rstrip("%")) for cell in row[2:]]
        for way, row in by_way.items()
    }
    assert by_way["ever"][1] == "1,000 and 1,000"
    for told in by_way["adjusted"][1].split(" and "):
        assert int(told.replace(",", "")) >= 950
    assert share["adjusted"][1] <= 7
    assert 93 <= share["adjusted"][4] <= 97
    assert share["ever"][1] > 90
    assert share["ever"][4] < 10
