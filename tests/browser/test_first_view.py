"""The first view of each screen: a sentence, the controls, and the answer in sight."""

import pytest

from tools.first_view import HIGH, LINES, WIDE, lacks, look

pytestmark = pytest.mark.browser

# What doesn't meet the frame yet, with the figure that it reaches. This list may only
# shrink: what meets it is taken out, and no figure may get worse.
LACKING: dict[str, dict[str, int]] = {
    "progression?pathway=Teamwork": {"ends": 1060},
    "caseload": {"lines": 3},
}
VIEWS = (
    "",
    "progression?pathway=Teamwork",
    "steps",
    "attainment",
    "sharing?tab=What",
    "sharing",
    "persistence?tab=Evidence",
    "persistence",
    "caseload",
)


def test_each_screen_answers_in_its_first_view(server, visit):
    page, found = visit.page, {}
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    for link in VIEWS:
        visit.open(f"{server}/{link}")
        if link not in LINES:  # a busy machine draws it late
            page.locator(".js-plotly-plot .main-svg").first.wait_for()
        found[link] = lacks(link, look(page, link))
        names = page.get_by_test_id("stMain").get_by_role("button").all()
        called = [one.get_attribute("aria-label") for one in names]
        told = [name for name in called if name and ": " in name]
        assert len(told) == len(set(told)), link
    kinds = {link: set(lacking) for link, lacking in found.items() if lacking}
    assert kinds == {link: set(lacking) for link, lacking in LACKING.items()}, found
    for link, reached in LACKING.items():
        for kind, figure in reached.items():
            now = found[link][kind]
            assert now >= figure if kind == "lines" else now <= figure, found
