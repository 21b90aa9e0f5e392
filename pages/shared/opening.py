"""What only the browser knows or can do as a screen opens: its width, its focus.

The script is our own and carries no data but the label of a field. It is served as a
file: browsers run no script here that isn't (pages/shared/hardened.py).
"""

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import (
    get_bidi_component_manager,
)
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

WIDE = 920  # pixels; from here on pictures are as wide as they need to be

NAME, SCRIPTS = "cairn.opening", "scripts"


def draw(label: str) -> int:
    """Put the focus into the field of a label, once; return the width in pixels.

    The width is that of the screen's column, at most WIDE, in steps of 40; until the
    browser has told it, WIDE.
    """
    known = st.session_state.get("opening", {}).get("width") or WIDE
    _opening()(
        key="opening",
        data={"label": label, "wide": WIDE, "width": known},
        default={"width": WIDE},
        on_width_change=lambda: None,
    )
    return int(known)


def _opening() -> Any:
    """Return the component; where its file is has to be said to each server anew."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        package, _, name = NAME.partition(".")
        listed = ComponentManifest(package, "1", [ComponentConfig(name, SCRIPTS)])
        manager.register_from_manifest(listed, Path(__file__).parent)
    return component(NAME, js="opening.js")
