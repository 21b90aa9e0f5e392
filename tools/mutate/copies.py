"""Copies of the project with a warm interpreter in each; trials are given to them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

LEFT_OUT = {".git", ".venv", "__pycache__", ".hypothesis", ".mypy_cache"}
LEFT_OUT |= {".ruff_cache", ".pytest_cache", ".import_linter_cache"}
MADE = {"build", "data/store", "data/sample/programme"}


@dataclass(frozen=True)
class Result:
    """How a trial ended: ``noticed`` where a test failed, could not be read or hung."""

    noticed: bool
    by: str
    took: float
    times: dict[str, float]
    failed: list[str]
    reach: dict[str, list[list[Any]]]
    log: str


class Copy:
    """A copy of the project, in which files may be changed."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder / "project"
        self.worlds = folder.parent / "worlds"

    def __enter__(self) -> "Copy":
        """Copy the project, and start an interpreter in it."""
        shutil.copytree(self.root, self.folder, ignore=self._left_out)
        self.worlds.mkdir(exist_ok=True)
        shared = self.root.parent / "shared"
        if shared.is_dir():
            (self.folder.parent / "shared").symlink_to(shared)
        # The tool is this one; what it imports of the project is the copy's.
        paths = [str(self.folder), str(Path(__file__).resolve().parents[2])]
        more = {"PYTHONPATH": os.pathsep.join(paths), "CAIRN_LAWS": "short"}
        more |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        more |= {"PYTHONDONTWRITEBYTECODE": ""}  # what isn't changed is compiled once
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.mutate.worker"],
            cwd=self.folder,
            env=os.environ | more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the interpreter."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.terminate()
        self.process.wait()

    def _left_out(self, folder: str, names: list[str]) -> list[str]:
        inside = Path(folder).relative_to(self.root)
        return [n for n in names if n in LEFT_OUT or (inside / n).as_posix() in MADE]

    def measured(self, tests: Sequence[str], seconds: float, kept: bool) -> Result:
        """Run tests as they are, all of them, and note what each reaches."""
        return self._asked({"tests": tests, "seconds": seconds, "first": []}, kept)

    def tried(
        self,
        tests: Sequence[str],
        seconds: float,
        kept: bool,
        file: str,
        text: str,
    ) -> Result:
        """Run tests in their order, up to one that fails, with a file's text changed.

        ``kept``: worlds that are loaded once for all trials will do.
        """
        trial = {"tests": files_of(tests), "seconds": seconds, "first": tests}
        return self._asked(trial | {"file": file, "text": text}, kept)

    def _asked(self, trial: dict[str, Any], kept: bool) -> Result:
        worlds = {"CAIRN_WORLDS": str(self.worlds)} if kept else {}
        asked = {"file": "", "text": "", "environment": worlds} | trial
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit("the interpreter that runs the tests has ended")
        return self._result(json.loads(answer))

    def _result(self, said: dict[str, Any]) -> Result:
        log = (self.folder / "mutate.log").read_text(encoding="utf-8", errors="replace")
        by = (said["failed"] or ["what imports it"])[0] if said["code"] else ""
        return Result(
            noticed=said["code"] != 0,
            by=by if said["code"] is not None else "its time limit",
            took=said["took"],
            times=said["times"],
            failed=said["failed"],
            reach=said["reach"],
            log=log[-4000:],
        )


def files_of(tests: Sequence[str]) -> list[str]:
    """Return the files of some tests, each once."""
    return list(dict.fromkeys(test.partition("::")[0] for test in tests))
