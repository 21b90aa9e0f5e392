"""A screen's further questions as tabs: only the open one is asked, and is drawn.

The open tab's name is in the address. It is written there by a press, so that the
browser's Back opens the tab before; an address without a tab opens the first.
"""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.shared import address

KEY, BAR = "tab", "tab-bar"


def draw(
    parts: Mapping[str, Callable[[], None]],
    own: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    ids: Mapping[str, str] | None = None,
) -> None:
    """Draw the open one of a screen's parts, by what its tab is called in the address.

    ``own`` says in which tab a parameter of the address is chosen: a link from before
    there were tabs, which names none, opens that one. ``labels`` is what stands on a
    tab where that is more than its name; ``ids`` what else the address may call it.
    """
    names = list(parts)
    written = dict.fromkeys(names) | dict(labels or {})
    shown = {name: label or name for name, label in written.items()}
    st.session_state[KEY] = _opened(names, own or {}, ids or {})
    st.session_state[BAR] = shown[st.session_state[KEY]]
    places = st.tabs(list(shown.values()), key=BAR, on_change=_write, args=(shown,))
    for name, place in zip(names, places, strict=True):
        if place.open:
            with place:
                parts[name]()


def _opened(names: list[str], own: Mapping[str, str], ids: Mapping[str, str]) -> str:
    """Return the name of the tab that the address opens; the first where it says none.

    A tab may be called there as its name is written, or all in small letters.
    """
    is_new = KEY not in st.session_state
    understood = address.known_as(names, {n.lower(): n for n in names} | dict(ids))
    address.read(KEY, understood, names[0])
    if is_new and KEY not in st.query_params:
        meant = [tab for key, tab in own.items() if key in st.query_params]
        if meant:
            st.query_params[KEY] = meant[0]
    return understood(st.query_params.get(KEY, "")) or names[0]


def _write(shown: Mapping[str, str]) -> None:
    """Write the tab that was pressed into the address; of the first nothing is said."""
    names = {label: name for name, label in shown.items()}
    pressed = names.get(st.session_state[BAR])
    if pressed is None or pressed == next(iter(shown)):
        st.query_params.pop(KEY, None)
    else:
        st.query_params[KEY] = pressed
