"""What only the browser knows or can do as a screen opens: its width, its focus.

The script is our own and carries no data but the label of a field.
"""

import streamlit as st
from streamlit.components.v2 import component

WIDE = 920  # pixels; from here on pictures are as wide as they need to be

_SCRIPT = """
const opened = new WeakSet();
const focus = (label, tries) => {
  const field = document.querySelector(`input[aria-label="${CSS.escape(label)}"]`);
  if (field) field.focus({ preventScroll: true });
  else if (tries) setTimeout(() => focus(label, tries - 1), 100);
};
export default function ({ parentElement, data, setStateValue }) {
  const box = parentElement.host ?? parentElement;
  if (!opened.has(box)) {
    opened.add(box);
    focus(data.label, 30);
  }
  let told = data.width;
  const measure = () => {
    const width = Math.floor(box.getBoundingClientRect().width / 40) * 40;
    const now = Math.min(width, data.wide);
    if (width > 0 && now !== told) setStateValue("width", (told = now));
  };
  const watch = new ResizeObserver(measure);
  watch.observe(box);
  return () => watch.disconnect();
}
"""

_opening = component("cairn.opening", js=_SCRIPT)


def draw(label: str) -> int:
    """Put the focus into the field of a label, once; return the width in pixels.

    The width is that of the screen's column, at most WIDE, in steps of 40; until the
    browser has told it, WIDE.
    """
    known = st.session_state.get("opening", {}).get("width") or WIDE
    _opening(
        key="opening",
        data={"label": label, "wide": WIDE, "width": known},
        default={"width": WIDE},
        on_width_change=lambda: None,
    )
    return int(known)
