"""Whether anything can have been decided; asked without what a database takes."""

import os
from pathlib import Path

SETTING = "CAIRN_DECISIONS_URL"
FILE = "decisions.sqlite"


class DecisionsError(Exception):
    """Decisions can't be read or kept; its message says what to look at, no more."""


def is_begun(root: Path) -> bool:
    """Say whether anything can have been decided yet for the store at ``root``."""
    return bool(os.environ.get(SETTING)) or (root / FILE).exists()
