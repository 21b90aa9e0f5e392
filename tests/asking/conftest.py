"""The small programme that questions are asked about, here too."""

from tests.questions.conftest import programme

__all__ = ["programme"]
