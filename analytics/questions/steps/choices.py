"""What a step can be: the achievements that there are, and the stages."""

from analytics.asking.ask import ask
from analytics.questions.steps.question import OF_AWARDS, STAGES, Part
from analytics.scope import Scope
from analytics.store.state import State

PLAIN_STAGES = ("entered", "first-badge", *OF_AWARDS, "enrolled-next-term")
AT_FIRST = 4  # as many of the stages are steps at first
FEWEST = 2  # steps that make a funnel


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


def steps_at_first(state: State, scope: Scope) -> tuple[str, ...]:
    """Return what stands as steps before anybody chose: names of ``steps_choices``.

    The first stages, without those to which nobody has come: a funnel that begins
    there has nobody in it. Where one is left, what most learners hold follows it.
    """
    with ask(state, scope) as asked:
        taken = {stage for (stage,) in asked.rows("steps_taken")}
        common = [one for (one,) in asked.rows("steps_common")]
    told = {str(part): name for name, part in steps_choices(state, scope).items()}
    begun = [n for n in PLAIN_STAGES[:AT_FIRST] if n in taken]
    found = [told[str(Part(None, name))] for name in begun]
    if len(found) < FEWEST:
        found += [told[one] for one in common[:FEWEST]]
    return tuple(found)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
