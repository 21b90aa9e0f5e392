"""What the address asks for: ids are understood, and what isn't is said by name.

A widget that is bound to the address takes from it the words of its own choices, and
passes over all else in silence. So each is read here first: an id, as the command line
takes it, is put into the words of the choice; of what is left the screen says that it
wasn't understood, and what it shows in its place.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analytics.drawing.markup import as_is


class NotUnderstoodError(Exception):
    """The address asks for people who aren't known here: ``key`` says by what."""

    def __init__(self, key: str, quoted: str) -> None:
        super().__init__(f"The address says {quoted}, which isn't known here.")
        self.key = key


BOX, MISREAD = "address-box", "address-misread"
LONGEST = 60  # letters of an address that are repeated


def begin() -> None:
    """Make the place where the screen says what it didn't understand."""
    st.session_state[BOX] = st.container()


def read(
    key: str,
    understood: Callable[[str], str | None],
    in_place: str,
    can_be_empty: bool = False,
) -> None:
    """Read what the address says of a choice, before its widget is drawn.

    ``understood`` returns a text in the words of the choice, None where it can't be
    one. ``in_place`` is what is shown where nothing is understood.
    """
    if key not in st.session_state:
        told = st.query_params.get_all(key)
        if can_be_empty and not any(told):
            told = []
        words = {text: understood(text) for text in told}
        known = [word for word in words.values() if word is not None]
        unknown = [text for text, word in words.items() if word is None]
        if unknown:
            place = ", ".join(known) or in_place
            _misread()[key] = (unknown, place)
        if known and known != told:
            st.query_params[key] = known if len(known) > 1 else known[0]
            st.rerun()
    _say(key)


def must_know(key: str, options: Sequence[str], ids: Mapping[str, str]) -> None:
    """Raise NotUnderstoodError where the address names whom to show, and none is known.

    Whoever follows such a link meant some of the people, and is never shown all.
    """
    understood = known_as(options, ids)
    told = [text for text in st.query_params.get_all(key) if text]
    unknown = [text for text in told if understood(text) is None]
    if unknown:
        raise NotUnderstoodError(key, _quoted(key, unknown))


def known_as(
    options: Sequence[str], ids: Mapping[str, str]
) -> Callable[[str], str | None]:
    """Return what understands one of these words, or an id of one."""

    def understood(text: str) -> str | None:
        return text if text in options else ids.get(text)

    return understood


def rename(known: Mapping[str, str]) -> None:
    """Read parameters that this screen calls otherwise, as other screens call them."""
    for there, here in known.items():
        if there in st.query_params and here not in st.query_params:
            st.query_params[here] = st.query_params.get_all(there)
            del st.query_params[there]


def _misread() -> dict[str, tuple[list[str], str]]:
    found: dict[str, tuple[list[str], str]] = st.session_state.setdefault(MISREAD, {})
    return found


def _say(key: str) -> None:
    """Say what wasn't understood, until something else is chosen."""
    if key not in _misread():
        return
    unknown, place = _misread()[key]
    chosen = st.session_state.get(key)
    now = ", ".join(chosen) if isinstance(chosen, list) else chosen
    if now and str(now) != place:
        del _misread()[key]
        return
    told = f"The address says {_quoted(key, unknown)}, which isn't known here."
    st.session_state[BOX].warning(as_is(f"{told} Shown in its place: {place}."))


def _quoted(key: str, texts: Sequence[str]) -> str:
    return ", ".join(f"{key}=“{text[:LONGEST]}”" for text in texts)


def unused(key: str, told: str) -> None:
    """Say that the screen takes nothing of this name from the address, if it's there.

    ``told`` is what the screen is not about.
    """
    if key in st.query_params and key not in st.session_state:
        said = _quoted(key, st.query_params.get_all(key))
        st.session_state[BOX].warning(
            as_is(f"The address says {said}, but this screen isn't about {told}.")
        )


def forget(key: str) -> None:
    """Take something out of the address."""
    st.query_params.pop(key, None)
    st.session_state.pop(key, None)
