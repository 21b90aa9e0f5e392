"""Contrast as WCAG 2.2 measures it, in light and in dark; numbers as we write them."""

from dataclasses import asdict
from datetime import date

import pytest

from analytics.drawing import palette as ours

MARKS = ("complete", "progress", "reach", "open", "covered", "held_back")
TEXTS = ("text", "quiet")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["background", "panel"])
def test_marks_and_texts_stand_out(mode, ground):
    colours = asdict(ours.palette(mode))

    for name in TEXTS:
        assert contrast(colours[name], colours[ground]) >= 4.5, name
    for name in MARKS:
        assert contrast(colours[name], colours["background"]) >= 3, name


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read_on_every_cell_of_a_heat_map(mode):
    cells = [ours.tint(percent / 100, mode) for percent in range(101)]
    assert cells[0] == ours.palette(mode).background
    assert all(contrast(ours.palette(mode).text, cell) >= 4.5 for cell in cells)
    ground = [contrast(cells[0], cell) for cell in cells]
    assert ground == sorted(ground) and ground[-1] > 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (ours.number(1930), "1,930"),
        (ours.number(None), "–"),
        (ours.percent(0.2135), "21%"),
        (ours.percent(0), "0%"),
        (ours.percent(0.0004), "<0.1%"),
        (ours.percent(0.0006), "0.1%"),
        (ours.percent(0.004), "0.4%"),
        (ours.percent(0.0094), "0.9%"),
        (ours.percent(0.0096), "1%"),
        (ours.percent(0.04), "4%"),
        (ours.percent(0.9949), "99%"),
        (ours.percent(0.995), ">99%"),
        (ours.percent(1), "100%"),
        (ours.percent(None), "–"),
        (ours.share(412, 1930), "412 of 1,930 · 21%"),
        (ours.share(0, 12), "none of 12 yet"),
        (ours.share(0, 0), "nobody yet"),
        (ours.share(None, None), "held back"),
        (ours.interval(0.2, 0.234), "20 to 23%"),
        (ours.interval(0.126, 0.136), "13 to 14%"),
        (ours.interval(0.126, 0.134), "12.6 to 13.4%"),
        (ours.interval(0.002, 0.0046), "0.2 to 0.5%"),
        (ours.interval(0.1301, 0.1304), "13.01 to 13.04%"),
        (ours.interval(0, 0), "0 to 0%"),
        (ours.interval(0.006, 0.02), "0.6 to 2.0%"),
        (ours.interval(0.0101, 0.02), "1 to 2%"),
        (ours.interval(None, 1), ""),
        (ours.estimate(0.2135, 0.2, 0.234), "21%, 20 to 23%"),
        (ours.estimate(0.1325, 0.131, 0.134), "13.2%, 13.1 to 13.4%"),
        (ours.estimate(0.004, 0.002, 0.0046), "0.4%, 0.2 to 0.5%"),
        (ours.estimate(0.5, None, None), "50%"),
        (ours.estimate(None, None, None), "–"),
        (ours.span_of_days(1), "1 day"),
        (ours.span_of_days(90), "3 months"),
        (ours.day(date(2026, 5, 31)), "31 May 2026"),
    ],
)
def test_numbers_are_written_one_way(written, expected):
    assert written == expected
