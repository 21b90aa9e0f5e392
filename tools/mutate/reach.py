"""Which test reaches which function and which SQL: only those can notice a change."""

import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

# A function by its file and first line; a file of SQL has line 0.
Place = tuple[str, int]


class Reach:
    """Note what is called and read while each test runs.

    What a fixture that tests share calls belongs to every test that has the fixture.
    """

    def __init__(self, root: Path) -> None:
        self.root = f"{root.resolve()}/"
        self.now: set[CodeType | str] = set()
        self.of_tests: dict[str, set[Place]] = {}
        self.of_fixtures: dict[str, set[Place]] = defaultdict(set)
        sys.addaudithook(self._opened)
        threading.setprofile(self._called)
        sys.setprofile(self._called)

    def _called(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            self.now.add(frame.f_code)

    def _opened(self, event: str, values: tuple[Any, ...]) -> None:
        if event == "open" and str(values[0]).endswith(".sql"):
            self.now.add(str(values[0]))

    def _begin(self) -> None:
        """Forget what was called, and what SQL was read, so that it is read again."""
        self.now = set()
        read: Any = getattr(sys.modules.get("analytics.sql"), "read", None)
        if read is not None:
            read.cache_clear()

    def _places(self) -> set[Place]:
        found = set()
        for what in self.now:
            is_code = isinstance(what, CodeType)
            file = what.co_filename if isinstance(what, CodeType) else what
            if file.startswith(self.root):
                line = what.co_firstlineno if isinstance(what, CodeType) else 0
                found.add((file.removeprefix(self.root), line if is_code else 0))
        return found

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what a test reaches, its own fixtures too."""
        self._begin()
        result = yield
        reached = self._places()
        for name in getattr(item, "fixturenames", ()):
            reached |= self.of_fixtures[name]
        self.of_tests[item.nodeid] = reached
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any]
    ) -> Iterator[None]:
        """Note what a fixture reaches that several tests share."""
        if fixturedef.scope == "function":
            return (yield)
        before = self.now
        self._begin()
        result = yield
        self.of_fixtures[fixturedef.argname] |= self._places()
        self.now |= before
        return result
