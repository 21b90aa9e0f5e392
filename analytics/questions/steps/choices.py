"""What a step can be: the achievements that there are, and the stages."""

from analytics.asking.ask import ask
from analytics.questions.steps.question import OF_AWARDS, STAGES, Part
from analytics.scope import Scope
from analytics.store.state import State

PLAIN_STAGES = ("entered", "first-badge", *OF_AWARDS, "enrolled-next-term")


def steps_choices(state: State, scope: Scope) -> dict[str, Part]:
    """Return what can be chosen as a step, by the name that people know it by.

    Stages first. A name that two achievements share has the id beside it.
    """
    with ask(state, scope) as asked:
        rows = asked.rows("achievement_names")
    names = [name for _, name in rows]
    stages = {_capital(STAGES[name]): Part(None, name) for name in PLAIN_STAGES}
    found = {
        (f"{name} ({one})" if names.count(name) > 1 or name in stages else name): one
        for one, name in rows
    }
    return stages | {name: Part(found[name]) for name in sorted(found)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
