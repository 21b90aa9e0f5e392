"""Scripts of our own, served as files: browsers run no other here.

See pages/shared/hardened.py for what they are told.
"""

from pathlib import Path
from typing import Any

from streamlit.components.v2 import component as make
from streamlit.components.v2.get_bidi_component_manager import (
    get_bidi_component_manager,
)
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

PACKAGE, SCRIPTS = "cairn", "scripts"


def component(name: str, script: str) -> Any:
    """Return a component by its script; where that is has to be said to each server."""
    manager = get_bidi_component_manager()
    whole = f"{PACKAGE}.{name}"
    if manager.get_component_asset_root(whole) is None:
        listed = ComponentManifest(PACKAGE, "1", [ComponentConfig(name, SCRIPTS)])
        manager.register_from_manifest(listed, Path(__file__).parent)
    return make(whole, js=script)
