"""Who a learner is, in words."""

from analytics.asking.learner import Match
from analytics.drawing.palette import day
from analytics.drawing.words import WORDS
from analytics.questions.journey.counts import JourneyAnswer

UNKNOWN = (
    f"This link leads to no {WORDS.learner} here: the data may be other than when it "
    "was copied, the filters may leave them out, or they aren't yours to see."
)
NOBODY = (
    f"No {WORDS.learner} is found by that. Try fewer letters, the id or the e-mail "
    "address; filters at the side may leave them out."
)


def match_line(match: Match) -> str:
    """Say beside a name in a list what tells people apart."""
    entered = f"entered {match.entry_term}" if match.entry_term else None
    named = match.learner_id if match.name else None
    return " · ".join(filter(None, [match.programs, entered, named]))


def about(answer: JourneyAnswer) -> str:
    """Say who it is: programs, when they came, how many badges they hold."""
    who = answer.learner[0]
    names = {term.term: term.name for term in answer.terms}
    entered = None
    if who.entry_term:
        entered = f"entered {names.get(who.entry_term, who.entry_term)}"
    elif who.entry_on:
        entered = f"entered {day(who.entry_on)}"
    held = {a.achievement for a in answer.awards if not a.is_revoked}
    count = f"{len(held)} achievement{'' if len(held) == 1 else 's'}"
    return " · ".join(filter(None, [*who.programs, entered, who.entry_type, count]))


def seen(answer: JourneyAnswer) -> str:
    """Say as of when, and in which state of the data, a learner is looked at."""
    name = f" “{answer.state_name}”" if answer.state_name else ""
    return f"as of {day(answer.as_of)} · state {answer.state}{name}"
