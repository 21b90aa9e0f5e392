"""One screen of the app, opened at an address, and the words that it then shows."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

# Every run of a screen would look through all installed packages for components.
manifest_scanner.scan_component_manifests = cache(
    manifest_scanner.scan_component_manifests
)
APP = Path(__file__).resolve().parents[2] / "app.py"


def opener(
    screen: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """Return what opens a screen on a store, with what its address asks."""
    monkeypatch.setenv("CAIRN_STORE", str(store))

    def opened(**asked: str | list[str]) -> AppTest:
        return app_at(screen, **asked).run()

    return opened


def app_at(screen: str, **asked: str | list[str]) -> AppTest:
    """Return the app at a screen's own address, as a link opens it; not run yet.

    ``switch_page`` knows a screen's address only after another screen was drawn.
    """
    app = AppTest.from_file(str(APP), default_timeout=120)
    for name, value in asked.items():
        app.query_params[name] = value
    app._page_hash = calc_hash(Path(screen).parent.name)
    return app


def with_tabs(screen: str, **asked: str | list[str]) -> list[AppTest]:
    """Return a screen once for each of its tabs, each run; alone where it has none."""
    first = app_at(screen, **asked).run()
    names = [tab.label.rpartition(" (")[0] or tab.label for tab in first.tabs]
    rest = [name for name in names if name != first.session_state["tab"]]
    return [first, *(app_at(screen, **asked | {"tab": name}).run() for name in rest)]


def told(found: AppTest) -> str:
    """All that a screen says in words, without the marks of bold type."""
    heads = (*found.title, *found.header, *found.subheader)
    parts = (*heads, *found.markdown, *found.caption)
    return "\n".join(str(part.value) for part in parts).replace("*", "")
