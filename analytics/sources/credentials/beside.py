"""A process beside this one that checks credentials: questions in, verdicts out.

Each line is JSON: first what backs credentials, then lists of questions; for each list
one line of verdicts is answered. A plain child process, not one of ``multiprocessing``:
those run the main module again, which under Streamlit is the dashboard itself.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import astuple
from typing import IO

from analytics.sources.credentials.check import check
from analytics.sources.credentials.supports import Supports
from analytics.sources.credentials.verdict import Verdict

Asked = tuple[str, bool, str]  # a document, whether it is signed, its format
Process = subprocess.Popen[bytes]


def start(supports: Supports) -> Process:
    """Start a process; OSError where that isn't possible."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # whatever it says could repeat a value
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    backing = [[kind, name, value] for (kind, name), value in supports.by_id.items()]
    _write(process.stdin, backing)
    return process


def ask(process: Process, every: Sequence[Asked]) -> list[Verdict]:
    """Return the verdict on each; OSError or ValueError where none come back."""
    _write(process.stdin, every)
    assert process.stdout is not None
    return [Verdict(*one) for one in json.loads(process.stdout.readline())]


def _write(stream: IO[bytes] | None, value: object) -> None:
    assert stream is not None
    stream.write(json.dumps(value).encode() + b"\n")
    stream.flush()


def answer(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until nobody asks any more."""
    backing = json.loads(questions.readline())
    supports = Supports({(kind, name): value for kind, name, value in backing})
    for line in questions:
        every: list[Asked] = json.loads(line)
        _write(answers, [astuple(check(*one, supports)) for one in every])


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
