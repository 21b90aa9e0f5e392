from functools import partial

from analytics.drawing.words import WORDS, capital
from analytics.questions.overview import words as words
from analytics.questions.overview.counts import overview
from pages.overview import by_pathway, by_term, overlapping
from pages.shared import filters, show, tabs
from pages.shared.view import ask

view = filters.current()
answer = ask(overview, view.state, view.scope)
show.head("How is the programme doing?", answer, words.sentence(answer))
tabs.draw(
    {
        "Programme": partial(by_term.draw, answer),
        capital(WORDS.pathways): partial(by_pathway.draw, view),
        capital(WORDS.badges): partial(overlapping.draw, view),
    }
)
