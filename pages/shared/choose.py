"""What every screen lets people choose, by widgets that are bound to the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

import streamlit as st

from analytics.asking.choices import choices
from analytics.scope import Scope
from pages.shared import address
from pages.shared.view import View, ask

NOTHING = "Nothing"

Question = TypeVar("Question")
Value = TypeVar("Value")
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class Chosen(Generic[Question]):
    """A question, and by what its answer is compared (None: by nothing)."""

    question: Question
    by: str | None

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares."""
        return replace(scope, by=self.by)


def option(
    label: str,
    options: Sequence[str],
    key: str,
    index: int = 0,
    ids: Mapping[str, str] | None = None,
    **about: Any,
) -> str:
    """Choose one of several words; ``ids``: what else the address may call them."""
    shown = options[index] if options else "nothing"
    address.read(key, address.known_as(options, ids or {}), shown)
    chosen: str = st.selectbox(
        label, options, index=index, key=key, bind="query-params", **about
    )
    return chosen


def several(
    label: str,
    options: Sequence[str],
    key: str,
    default: Sequence[str] = (),
    ids: Mapping[str, str] | None = None,
    in_place: str = "",
    **about: Any,
) -> list[str]:
    """Choose any of several words; ``ids``: what else the address may call them.

    ``in_place`` says what is shown where the address names none of them.
    """
    shown = in_place or ", ".join(default) or "none"
    understood = address.known_as(options, ids or {})
    address.read(key, understood, shown, can_be_empty=True)
    return st.multiselect(
        label, options, default=list(default), key=key, bind="query-params", **about
    )


def one_of(label: str, options: Sequence[Word], key: str, default: Word) -> Word:
    """Choose one of a few words that stand beside one another."""
    address.read(key, address.known_as(options, {}), default)
    return st.segmented_control(
        label, options, default=default, required=True, key=key, bind="query-params"
    )


def value(
    label: str,
    options: Mapping[str, Value],
    key: str,
    ids: Mapping[str, str] | None = None,
    **about: Any,
) -> Value:
    """Choose one of several words; return what it stands for.

    In the address it may be called by that too: "declared", or "365d" for 365 days.
    """
    meant = {_id(worth): word for word, worth in reversed(list(options.items()))}
    return options[
        option(label, list(options), key, ids=meant | dict(ids or {}), **about)
    ]


def _id(worth: object) -> str:
    """Return what the command line calls a choice."""
    return f"{worth}d" if isinstance(worth, int) else str(worth)


def day(label: str, key: str, **about: Any) -> date | None:
    """Choose a day; None where none is chosen."""
    first, last = about.get("min_value"), about.get("max_value")

    def understood(text: str) -> str | None:
        try:
            found = date(*map(int, text.split("-")))
        except (ValueError, TypeError):
            return None
        is_offered = (first or found) <= found <= (last or found)
        return text if is_offered else None

    in_place = "no day" if last is None else str(last)
    address.read(key, understood, in_place, can_be_empty=True)
    return st.date_input(
        label,
        value=None,
        key=key,
        bind="query-params",
        format="YYYY-MM-DD",
        **about,
    )


def attributes(view: View, without: Sequence[str] = ()) -> dict[str, str]:
    """Return by what learners can be told apart: as it is called in a choice → name."""
    plain = replace(view.scope, where=())
    names = {choice.attribute for choice in ask(choices, view.state, plain)}
    return {name.replace("_", " "): name for name in sorted(names - set(without))}


def compared_by(view: View, key: str, without: Sequence[str] = ()) -> str | None:
    """Choose by which attribute to compare; None: by nothing."""
    options: dict[str, str | None] = {NOTHING: None}
    return value("Compared by", options | attributes(view, without), key)
