"""What was typed becomes one of the words that a question knows."""

from collections.abc import Sequence
from typing import TypeVar

from analytics.scope import UnknownError

Word = TypeVar("Word", bound=str)


def one_of(text: str, words: Sequence[Word]) -> Word:
    """Return the word that a text is; UnknownError, with all words, where it's none."""
    for word in words:
        if word == text:
            return word
    raise UnknownError(f"unknown {text!r}: {', '.join(words)}")
