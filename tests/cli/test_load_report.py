"""What ``cairn load`` prints beside the table of what came in."""

from tests.conftest import Worlds

AWARDS = """
    learner_id | achievement_id | earned_on
    zed        | debate         | 2026-01-05
    zed        | logic          | 2026-01-06
"""


def test_what_is_hardly_meant_stands_at_once_and_in_json(cairn, worlds: Worlds):
    folder = worlds.folder({"awards": AWARDS, "learners": "learner_id\nana\nben"})
    ran = cairn("load", folder, "--store", worlds.store)
    assert ran.status == 0
    told = ran.out.replace("\n", " ")
    assert "1 learner is known from mentions alone." in told
    assert "2 achievements are known from mentions alone." in told
    assert "Look here: Hardly any award finds its learner: of 2 awards 0," in told
    dry = ("--dry-run", "--format", "json", "--store", worlds.root / "other")
    (notice,) = cairn("load", folder, *dry).json["notices"]
    assert notice.startswith("Hardly any award finds its learner")
