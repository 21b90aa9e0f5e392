"""Which bars are drawn where there are too many: both ends of their order."""

from analytics.drawing.bars import Bar, both_ends
from analytics.questions.sharing.parts_picture import drawn


def bars(names: str) -> list[Bar]:
    return [Bar(name, "", 1 - n / 100) for n, name in enumerate(names)]


def called(found: list[Bar]) -> str:
    return "".join(bar.words for bar in found)


def test_the_last_is_drawn_with_the_first_ones():
    assert called(both_ends(bars("abcdefghi"))) == "abcdefghi"
    assert called(both_ends(bars("abcdefghij"))) == "abcdefghj"
    unknown = [*bars("abcdefghij"), Bar("n", "", None)]
    assert called(both_ends(unknown)) == "abcdefghj"
    assert called(both_ends([*bars("abc"), Bar("n", "", None)], 3)) == "abc"


def test_terms_are_drawn_to_the_last_and_what_has_no_pathway_comes_last():
    assert called(drawn(bars("abcdefghij"), in_order=True)) == "bcdefghij"
    apart = [*bars("abcdefghij"), Bar("no pathway", "", 0.5)]
    assert called(drawn(apart, in_order=False)) == "abcdefgjno pathway"
