"""The scenario with which the what-if screen opens: one fewer, where it would help."""

from dataclasses import replace

from analytics.asking.answer import Answer
from analytics.pathways.wanted import one_fewer as fewer
from analytics.questions.bottlenecks.counts import BottleneckRow
from analytics.questions.progression.counts import Question
from analytics.questions.what_if.scenario import parts
from pages.shared.view import View, ask


def one_fewer(
    view: View, asked: Question, held_up: Answer[BottleneckRow]
) -> dict[str, str]:
    """Return what the address says of it; nothing where no step can ask for less.

    The step is the one for which most wait, among those of which several are needed.
    """
    plain = replace(view.scope, where=())
    tree = ask(parts, view.state, plain, asked.pathway).tree
    change = fewer(tree, [row.step for row in held_up.rows])
    return {} if change is None else {"set": str(change)}
