"""A small programme, drawn once, that a person can count."""

import pytest

from analytics.store.state import State
from tests.conftest import Worlds

PATHWAY = """
pathway: thinking
title: Critical Thinking
milestone: credential
of:
  - step: knowledge
    title: Essential Knowledge
    milestone: ek
    needs: 2
    of: [debate, logic, cases]
  - step: proficiency
    title: Demonstrated Proficiency
    needs: 1
    of: [capstone, intern]
"""

# ana: knowledge on 1 Feb (2nd of three), proficiency on 1 Mar, so the whole on 1 Mar.
# ben: one of two, repeated; cyd: holds ek itself (its short cut), and nothing else;
# dan: two, but logic was revoked on 1 May; eve: revoked, nobody knows when.
AWARDS = """
learner_id | achievement_id | earned_on  | revoked_on | revoked | issued_on
ana        | debate         | 2026-01-05 |            |         |
ana        | logic          | 2026-02-01 |            |         |
ana        | cases          | 2026-02-20 |            |         |
ana        | capstone       | 2026-03-01 |            |         |
ben        | debate         | 2026-01-10 |            |         |
ben        | debate         | 2026-04-10 |            |         |
cyd        | ek             | 2026-02-02 |            |         | 2026-06-01
dan        | debate         | 2026-01-07 |            |         |
dan        | logic          | 2026-03-07 | 2026-05-01 |         |
eve        | debate         | 2026-01-08 |            | true    |
fay        | other          | 2026-05-30 |            |         |
"""

LEARNERS = """
learner_id | name        | email           | college | confidential
ana        | Ana Example | ana@x.example   | arts    |
ben        | Ben Example | ben@x.example   | arts    |
cyd        | Cyd Example | cyd@x.example   | law     | true
dan        | Dan Example | dan@x.example   | law     |
eve        | Eve Example | eve@x.example   | law     |
fay        | Fay Example | fay@x.example   |         |
"""


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Load the small programme."""
    worlds = Worlds(tmp_path_factory.mktemp("programme"))
    return worlds.state({"awards": AWARDS, "learners": LEARNERS}, PATHWAY)
