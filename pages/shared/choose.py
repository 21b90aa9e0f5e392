"""What every screen lets people choose, by widgets that are bound to the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

import streamlit as st

from analytics.asking.choices import choices
from analytics.scope import Scope
from pages.shared.view import View, ask

NOTHING = "Nothing"

Question = TypeVar("Question")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Chosen(Generic[Question]):
    """A question, and by what its answer is compared (None: by nothing)."""

    question: Question
    by: str | None

    def split(self, scope: Scope) -> Scope:
        """Return the scope that compares."""
        return replace(scope, by=self.by)


def option(label: str, options: Sequence[str], key: str) -> str:
    """Choose one of several words."""
    return st.selectbox(label, options, key=key, bind="query-params")


def value(label: str, options: Mapping[str, Value], key: str) -> Value:
    """Choose one of several words; return what it stands for."""
    return options[option(label, list(options), key)]


def day(label: str, key: str) -> date | None:
    """Choose a day; None where none is chosen."""
    return st.date_input(
        label, value=None, key=key, bind="query-params", format="YYYY-MM-DD"
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
