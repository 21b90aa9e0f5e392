"""What only the browser knows or can do as a screen opens: its width, its focus.

The script is our own and carries no data but the label of a field.
"""

import streamlit as st

from pages.shared import served

WIDE = 920  # pixels; from here on pictures are as wide as they need to be


def draw(label: str) -> int:
    """Put the focus into the field of a label, once; return the width in pixels.

    The width is that of the screen's column, at most WIDE, in steps of 40; until the
    browser has told it, WIDE.
    """
    known = st.session_state.get("opening", {}).get("width") or WIDE
    served.component("opening", "opening.js")(
        key="opening",
        data={"label": label, "wide": WIDE, "width": known},
        default={"width": WIDE},
        on_width_change=lambda: None,
    )
    return int(known)
