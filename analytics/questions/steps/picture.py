"""How far learners get, step by step: bars from zero."""

import plotly.graph_objects as go

from analytics.drawing.bars import Bar, bars
from analytics.drawing.palette import Mode
from analytics.questions.steps.counts import StepsAnswer
from analytics.questions.steps.words import bars_of, groups_of


def funnel(answer: StepsAnswer, mode: Mode) -> go.Figure:
    """Draw a bar from zero at every step: the share of those who took the first."""
    return bars([Bar(*told) for told in bars_of(answer.rows, bool(answer.fates))], mode)


def groups(answer: StepsAnswer, mode: Mode) -> go.Figure:
    """Draw a bar from zero for every group: the share who came to the last step."""
    return bars([Bar(*told) for told in groups_of(answer.rows)], mode)
