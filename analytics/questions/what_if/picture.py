"""Who has each step complete now, and who would: bars under one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analytics.drawing.frame import canvas
from analytics.drawing.markup import plain
from analytics.drawing.palette import Mode, Palette, palette
from analytics.questions.what_if.words import Bar, Compared, label

HEAD_PIXELS, BAR_PIXELS, GAP_PIXELS = 28, 24, 14
LABEL_PIXELS, NUMBERS_PIXELS = 42, 132
THICK_PIXELS, THIN_PIXELS = 12, 7


@dataclass(frozen=True)
class _Placed:
    """One bar, and where it stands: pixels from the top to its middle."""

    bar: Bar
    of: Compared
    middle: float


def bars(compared: Sequence[Compared], mode: Mode) -> go.Figure:
    """Draw a bar from zero for now and for each scenario, out of all who are counted.

    Thick: complete either way. Thinner, in the colour of what is within reach: by the
    change only. Outlined: no more.
    """
    colours = palette(mode)
    heads, placed, height = _placed(compared)
    figure = canvas(mode, round(height) + 26)
    for trace in _traces(placed, colours):
        figure.add_trace(trace)
    notes = [*_heads(heads, colours), *_labels(placed, colours)]
    figure.update_layout(
        barmode="overlay",
        annotations=notes,
        margin={"l": LABEL_PIXELS, "r": NUMBERS_PIXELS, "t": 0, "b": 26},
    )
    figure.update_xaxes(
        range=[0, 1],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=["0%", "25%", "50%", "75%", "100%"],
        tickfont={"size": 12, "color": colours.quiet},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    return figure


def _placed(
    compared: Sequence[Compared],
) -> tuple[list[tuple[float, Compared]], list[_Placed], float]:
    heads, placed, top = [], [], 0.0
    for one in compared:
        heads.append((top + HEAD_PIXELS / 2, one))
        top += HEAD_PIXELS
        for bar in one.bars:
            placed.append(_Placed(bar, one, top + BAR_PIXELS / 2 - 2))
            top += BAR_PIXELS
        top += GAP_PIXELS
    return heads, placed, top


def _traces(placed: Sequence[_Placed], colours: Palette) -> Iterator[go.Bar]:
    known = [p for p in placed if p.bar.kept is not None and p.of.learners]
    yield _bar(known, [0.0] * len(known), [1.0] * len(known), {"color": colours.track})
    kept = [(p.bar.kept or 0) / (p.of.learners or 1) for p in known]
    yield _bar(known, [0.0] * len(known), kept, {"color": colours.complete})
    gained = [p.bar.gained / (p.of.learners or 1) for p in known]
    yield _bar(known, kept, gained, {"color": colours.reach}, THIN_PIXELS)
    lost = [p.bar.lost / (p.of.learners or 1) for p in known]
    starts = [k + g for k, g in zip(kept, gained, strict=True)]
    outline = {"color": colours.background, "line": {"color": colours.open, "width": 1}}
    yield _bar(known, starts, lost, outline)


def _bar(
    placed: Sequence[_Placed],
    starts: list[float],
    lengths: list[float],
    marker: dict[str, Any],
    thick: int = THICK_PIXELS,
) -> go.Bar:
    drawn = [n for n, length in enumerate(lengths) if length]
    return go.Bar(
        base=[starts[n] for n in drawn],
        x=[lengths[n] for n in drawn],
        y=[placed[n].middle for n in drawn],
        width=thick,
        orientation="h",
        marker={"line": {"width": 0}} | marker,
        customdata=[_told(placed[n]) for n in drawn],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _told(placed: _Placed) -> str:
    bar = placed.bar
    more = f"<br>{bar.gained:,} would gain it" if bar.gained else ""
    less = f"<br>{bar.lost:,} would lose it" if bar.lost else ""
    told = f"{plain(bar.label)}: {label(bar, placed.of.learners)}{more}{less}"
    return f"<b>{plain(placed.of.title)}</b><br>{told}"


def _heads(
    heads: Sequence[tuple[float, Compared]], colours: Palette
) -> Iterator[dict[str, Any]]:
    for middle, one in heads:
        quiet = f'<span style="color:{colours.quiet};font-size:13px">'
        text = f"<b>{plain(one.title)}</b>   {quiet}{plain(one.note)}</span>"
        yield _note(text, middle, 0, "left", -LABEL_PIXELS, 15, colours.text)


def _labels(placed: Sequence[_Placed], colours: Palette) -> Iterator[dict[str, Any]]:
    for one in placed:
        name, told = plain(one.bar.label), label(one.bar, one.of.learners)
        yield _note(name, one.middle, 0, "left", -LABEL_PIXELS, 13, colours.quiet)
        yield _note(told, one.middle, 1, "right", NUMBERS_PIXELS, 13, colours.text)


def _note(
    text: str, y: float, x: int, side: str, shift: int, size: int, colour: str
) -> dict[str, Any]:
    return {
        "text": text,
        "x": x,
        "xref": "paper",
        "xanchor": side,
        "xshift": shift,
        "y": y,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }
