"""What is earned in each term: the overview's first tab."""

from analytics.drawing.words import WORDS
from analytics.questions.overview import picture as charts
from analytics.questions.overview import words as words
from analytics.questions.overview.counts import OverviewAnswer
from pages.shared import show

HOW = f"""
One bar a term, from zero, by the day each achievement was **earned**; every kind has
a scale of its own. A {WORDS.learner} counts once for each achievement. Outlined: issued
long after it was earned. Hatched: the term is still in progress, so its bar will grow.
"""


def draw(answer: OverviewAnswer) -> None:
    """Draw what is earned in each term between the first tiles and the others."""
    tiles = words.tiles(answer)
    show.tiles(tiles[: show.ACROSS])
    if charts.categories(answer):
        show.draw(
            "terms",
            charts.by_term(answer, show.mode()),
            alt=charts.alt(answer),
            most=show.LEAST,
        )
    else:
        show.notes(["Load terms to see what was earned in each."])
    show.further(words.sentence(answer))
    show.beneath(
        "terms",
        charts.term_rows(answer),
        about="what is earned in each term",
        alt=charts.alt(answer),
        answer=answer,
        how=HOW,
    )
    show.tiles(tiles[show.ACROSS :])
