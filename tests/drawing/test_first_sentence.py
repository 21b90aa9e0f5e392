"""The first sentence of several: it ends where our words do, never within a title."""

from analytics.drawing.claims import Name, first_of, join, say


def test_the_first_sentence_is_told_from_the_rest():
    titled = say("Most wait at **{}**.", Name({"title": "Ethics. Part two"}))
    first, rest = first_of(join(titled, say("Nobody else does."), say("Or few.")))
    assert first == "Most wait at **Ethics. Part two**."
    assert rest == "Nobody else does. Or few."
    assert first.claims == titled.claims


def test_one_sentence_has_no_rest():
    assert first_of(say("{} once.", Name({"title": "A"}))) == ("A once.", "")
    assert first_of("") == ("", "")
    assert first_of("It is so. And so.") == ("It is so.", "And so.")
