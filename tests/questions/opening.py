"""One screen of the app, opened at an address, and the words that it then shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"


def opener(
    screen: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """Return what opens a screen on a store, with what its address asks."""
    monkeypatch.setenv("CAIRN_STORE", str(store))

    def opened(**asked: str | list[str]) -> AppTest:
        found = AppTest.from_file(str(APP), default_timeout=120)
        for name, value in asked.items():
            found.query_params[name] = value
        found.run()
        return found.switch_page(screen).run()

    return opened


def told(found: AppTest) -> str:
    """All that a screen says in words, without the marks of bold type."""
    heads = (*found.title, *found.header, *found.subheader)
    parts = (*heads, *found.markdown, *found.caption)
    return "\n".join(str(part.value) for part in parts).replace("*", "")
