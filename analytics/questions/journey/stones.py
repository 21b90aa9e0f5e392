"""Cairns: a stone for every badge of the shortest way, laid from the ground up."""

from typing import Any

from analytics.drawing.palette import Palette
from analytics.questions.journey.parts import Face
from analytics.questions.journey.sheet import STONE, Cairn, Mark

# Half the width of each stone from the ground up, and how far it leans: a cairn is
# built by hand, the same way each time.
_WIDTHS = (16.0, 15, 13.5, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_LEANS = (0.0, 1.4, -1.0, 1.1, -1.3, 0.8, -0.9, 0.9, -0.7, 0.6)


def ink(face: Face, colours: Palette) -> str:
    """Return the colour that a standing has."""
    return {
        "complete": colours.complete,
        "later": colours.complete,
        "progress": colours.progress,
        "reach": colours.reach,
        "open": colours.open,
        "covered": colours.covered,
    }[face]


def cairn(placed: Cairn, colours: Palette) -> list[dict[str, Any]]:
    """Return a cairn's stones as Plotly shapes, in pixels around its foot."""
    branch, scale = placed.branch, placed.scale
    shapes = []
    for place in range(branch.stones):
        is_laid = place < branch.laid and branch.face != "covered"
        laid_in = "progress" if branch.face == "reach" else branch.face
        colour = ink(laid_in if is_laid else branch.face, colours)
        outline = colour if branch.face != "progress" else colours.progress
        shapes.append(
            _shape(placed)
            | {
                "type": "path",
                "path": _pebble(place, scale),
                "fillcolor": colour if is_laid else colours.background,
                "line": {
                    "color": outline,
                    "width": 1.4,
                    "dash": "dot" if branch.face == "covered" else "solid",
                },
            }
        )
    return shapes


def _shape(placed: Cairn | Mark) -> dict[str, Any]:
    return {
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": placed.x,
        "yanchor": placed.y,
        "layer": "above",
    }


def _pebble(place: int, scale: float) -> str:
    """Draw one stone: flat below, rounder above; pixels, with y upwards."""
    half, lean = _WIDTHS[place] * scale, _LEANS[place] * scale
    low, high = (place * STONE - 4.6) * scale, (place * STONE + 4.4) * scale
    middle, tall = (low + high) / 2, high - low
    left, right = lean - half, lean + half
    return (
        f"M {left:.1f} {middle:.1f} "
        f"C {left:.1f} {middle + tall * 0.55:.1f} "
        f"{lean - half * 0.55:.1f} {high:.1f} {lean:.1f} {high:.1f} "
        f"C {lean + half * 0.7:.1f} {high:.1f} "
        f"{right:.1f} {middle + tall * 0.4:.1f} {right:.1f} {middle - 0.5:.1f} "
        f"C {right:.1f} {low + 0.4:.1f} "
        f"{lean + half * 0.6:.1f} {low:.1f} {lean:.1f} {low:.1f} "
        f"C {lean - half * 0.7:.1f} {low:.1f} "
        f"{left:.1f} {low + 0.6:.1f} {left:.1f} {middle:.1f} Z"
    )


def dashed(placed: Mark, colours: Palette) -> dict[str, Any]:
    """Return the dotted ring of a badge that is no longer needed."""
    return _shape(placed) | {
        "type": "circle",
        "x0": -5,
        "x1": 5,
        "y0": -5,
        "y1": 5,
        "line": {"color": colours.covered, "width": 1.3, "dash": "2px,2px"},
    }
