"""The list of what the rooms say: every text is under the law, or here with a reason.

Looked through is every public function of a room that returns text.
"""

import ast
from pathlib import Path

from tests.claims.test_law import CASES, called

ROOMS = Path(__file__).resolve().parents[2] / "analytics" / "questions"
CLAIMED = {"Sentence", "list[Sentence]", "list[str | Sentence]"}
TEXT = {"str", "list[str]", "tuple[str, ...]", "str | None"} | CLAIMED

OUTSIDE = {
    "a label, a name or a figure of one row, beside its mark": """
        attainment/words.told caseload/explaining.said caseload/words.heading
        caseload/words.place caseload/words.lines caseload/words.seen
        caseload/words.missing goes_with/picture.name
        goes_with/picture.points journey/choice.labels journey/choice.chosen
        journey/sentence.count journey/sentence.timeline journey/sheet.fit
        journey/sheet.wrap journey/stones.ink journey/table.state
        journey/table.counts_in journey/table.safe_link journey/who.match_line
        journey/who.seen journey/words.short_day journey/words.joint
        journey/words.status journey/words.tie journey/words.badge_hover
        journey/words.step_hover next_badges/reasons.completed outcome/words.name
        outcome/words.points outcome/words.found outcome/words.share
        overlaps/picture.legend overlaps/picture.numbered overview/picture.categories
        pathways/drawn_words.asks pathways/drawn_words.outlined
        pathways/drawn_words.called
        overview/words.change_of persistence/words.kind
        persistence/words.whom persistence/words.numbers
        persistence/words.largest_groups progression/words.joint progression/words.label
        progression/words.hover quality/words.count quality/words.nothing
        quality/words.issuer_name quality/words.who quality/words.speaks
        quality/words.decided sharing/how_soon_words.called sharing/parts_picture.called
        sharing/pathways_words.before sharing/pathways_words.after
        sharing/pathways_words.points sharing/words.days_of steps/choices.steps_at_first
        steps/words.name steps/words.numbers what_if/words.label
        attainment/levels_picture.scale_of
    """,
    "a picture in words, figure by figure, for somebody who can't see it": """
        completion_time/words.alt goes_with/picture.alt outcome/love_picture.alt
        overlaps/picture.alt overview/picture.alt persistence/words.alt
        persistence/words.triangle_alt progression/trend_picture.alt
        progression/words.alt sharing/how_soon_words.alt sharing/pathways_words.alt
        steps/words.alt what_if/words.alt
    """,
    "what was asked, without a figure of the answer": """
        outcome/appendix.options outcome/question.taking_part outcome/question.landmark
        outcome/question.came outcome/question.definition outcome/question.nth
        outcome/words.asked outcome/known.clustered_by outcome/known.vouched_for
        outcome/people.keep_exposed
        persistence/question.definition persistence/question.with_completers
        persistence/question.aimed_at persistence/words.counted progression/words.title
        quality/words.rule steps/counts.prepare what_if/words.in_words
        what_if/words.changes_in_words
    """,
    "about a file or a form, not about an answer": """
        caseload/table.sheet loads/wizard_words.table_option loads/wizard_words.targets
        loads/wizard_words.target_option loads/wizard_words.twice
        loads/wizard_words.style_option loads/wizard_words.never_read
        loads/wizard_words.outlook loads/words.instant loads/words.outcome
        loads/words.remarks loads/words.aside_of
        loads/words.all_files loads/words.progress loads/words.step loads/words.size
        caseload/words.put_away caseload/words.no_line
    """,
    "one person's own records, told to themselves or their advisor": """
        caseload/explaining.sentence caseload/explaining.note_of
        journey/sentence.sentence journey/sentence.reaches journey/shown_words.sentence
        journey/who.about next_badges/reasons.reason_of next_badges/words.nothing
    """,
    "what isn't loaded, by the list of records, or notes that an answer has": """
        outcome/issue_days.without_degrees persistence/words.nothing
        sharing/words.further
    """,
}


def texts() -> dict[str, str]:
    """Return every public function of a room that returns text, and of which kind."""
    found = {}
    for path in sorted(ROOMS.glob("*/*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                kind = ast.unparse(node.returns)
                if kind in TEXT and not node.name.startswith("_"):
                    found[f"{path.parent.name}/{path.stem}.{node.name}"] = kind
    return found


def test_every_text_of_a_room_is_under_the_law_or_listed():
    under = {called(make) for make, _ in CASES}
    listed = [name for names in OUTSIDE.values() for name in names.split()]
    assert sorted(listed) == sorted(set(listed))
    every = texts()
    assert {name for name, kind in every.items() if kind in CLAIMED} == under
    assert set(every) - under - set(listed) == set()
    assert set(listed) - (set(every) - under) == set()
