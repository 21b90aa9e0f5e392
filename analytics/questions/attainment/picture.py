"""Who met the standard: bars of what was assessed; what waits is hatched beside it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.drawing.bars import BAR_PIXELS, ROW_PIXELS, bars
from analytics.drawing.palette import Mode, palette
from analytics.questions.attainment.words import Strip

GAP = 0.012  # of the axis, between what was assessed and what waits
MOST_WAITING = 0.5  # drawn, as a share of what was assessed; the words have the number


def strips(shown: Sequence[Strip], mode: Mode) -> go.Figure:
    """Draw met of all assessed from zero, with its interval, and beside it what waits.

    The full length of the track is what was assessed; the hatched piece after it is on
    the same scale.
    """
    figure = bars([one.bar for one in shown], mode)
    beside = [
        (place, min(one.waiting, MOST_WAITING))
        for place, one in enumerate(shown)
        if one.waiting and one.bar.rate is not None
    ]
    if not beside:
        return figure
    figure.add_trace(_waiting(beside, mode))
    most = 1 + GAP + max(waiting for _, waiting in beside)
    return figure.update_xaxes(range=[0, most])


def _waiting(beside: Sequence[tuple[int, float]], mode: Mode) -> go.Bar:
    colours = palette(mode)
    return go.Bar(
        orientation="h",
        base=[1 + GAP] * len(beside),
        x=[waiting for _, waiting in beside],
        y=[place * ROW_PIXELS + BAR_PIXELS for place, _ in beside],
        width=12,
        marker={
            "color": colours.progress,
            "pattern": {
                "shape": "/",
                "fgcolor": colours.progress,
                "bgcolor": colours.background,
                "size": 5,
                "solidity": 0.35,
            },
            "line": {"color": colours.progress, "width": 1},
        },
        hovertemplate="waiting for assessment<extra></extra>",
    )
