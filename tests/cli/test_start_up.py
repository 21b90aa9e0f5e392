"""What says quickly what is there brings no statistics with it."""

import subprocess
import sys

import pytest

STATISTICS = ("scipy", "statsmodels", "sklearn", "pandas", "patsy")
RUN = f"""
import sys
from analytics.cli.main import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(sorted(set(sys.modules) & set({STATISTICS})))
print("analytics.sample.write" in sys.modules, "analytics.store.load" in sys.modules)
"""


@pytest.mark.parametrize(
    ("asked", "all_commands"),
    [(["--help"], True), (["status"], False)],
)
def test_what_is_there_is_said_without_statistics(tmp_path, asked, all_commands):
    store = [] if all_commands else ["--store", str(tmp_path)]
    run = [sys.executable, "-c", RUN, *asked, *store]
    ran = subprocess.run(run, capture_output=True, text=True, check=True)
    *said, imported, others = ran.stdout.splitlines()
    assert said
    assert imported == "[]"
    # Help has to import what loads; what only looks doesn't.
    assert others == f"False {all_commands}"
