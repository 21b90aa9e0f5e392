"""A number as a tile shows it."""

from dataclasses import dataclass
from typing import Literal

Arrow = Literal["up", "down", "off"]


@dataclass(frozen=True)
class Tile:
    """One number as a tile shows it: its change in a year, and the parts of a rate."""

    label: str
    value: str
    change: str | None
    arrow: Arrow
    parts: str
