"""A programme of thirty learners, ten of whom are somebody's: each has every record.

Whatever tells who somebody is bears their number between two marks, so that it can be
found in any bytes: ``zx07q``.
"""

from collections.abc import Iterable

NUMBERS = range(1, 31)
OWN = range(1, 11)  # they are advisor:A1's, and director:D1's by their college

PATHWAY = """
pathway: pair
title: The Pair
milestone: pair-held
needs: 2
of: [debate, logic, cases]
---
pathway: other
title: The Other
of: [chess]
"""


def mark(number: int) -> str:
    return f"zx{number:02}q"


def tables(numbers: Iterable[int]) -> dict[str, str]:
    """Draw the programme of these learners; what is of nobody stays as it is."""
    rows: dict[str, list[str]] = {name: [head] for name, head in HEADS.items()}
    for number in numbers:
        for name, row in _of(number):
            rows[name].append(row)
    return {name: "\n".join(drawn) for name, drawn in rows.items()} | OF_NOBODY


HEADS = {
    "advisors": "advisor_id|learner_id",
    "assessments": "learner_id|achievement_id|submitted_on|assessed_on|activity_id"
    "|criterion|outcome|level|assessor",
    "awards": "award_id|learner_id|achievement_id|earned_on|issued_on|claimed_on"
    "|evidence_url|visibility|activity_id",
    "completions": "learner_id|conferred_on|title",
    "declared": "learner_id|pathway|declared_on",
    "enrollments": "learner_id|term_id|status|status_on|load",
    "identities": "learner_id|kind|value",
    "learners": "learner_id|name|email|entry_term|entry_type|college",
    "merges": "learner_id|into",
    "programs": "learner_id|term_id|program|level|expected_graduation",
    "searches": "learner_id|searched_on|found",
    "shares": "share_id|award_id|network|shared_on",
    "views": "share_id|viewed_on|source",
}
OF_NOBODY = {
    "achievements": """
    achievement_id | name           | kind            | offered_to
    debate         | Debate         | Badge           | 2030-01-01
    logic          | Logic          | Badge           |
    cases          | Cases          | Badge           |
    chess          | Chess          | Badge           |
    pair-held      | Pair Held      | MicroCredential |
    never          | Never          | Credential      |
    """,
    "activities": """
    activity_id | achievement_id | kind   | delivery
    lab         | debate         | course | online
    hall        | debate         | course | online
    """,
    "directors": "director_id|attribute|value\nD1|college|arts",
    "terms": """
    term_id | name        | starts_on  | census_on  | ends_on    | season
    25FA    | Fall 2025   | 2025-08-18 | 2025-09-01 | 2025-12-12 | fall
    26SP    | Spring 2026 | 2026-01-12 | 2026-01-26 | 2026-05-08 | spring
    """,
}


def _of(number: int) -> Iterable[tuple[str, str]]:
    """Yield the rows of one learner; two and two have one name and e-mail address."""
    who, is_own = mark(number), number in OWN
    day = f"2026-02-{number % 20 + 1:02}"
    twin = mark(number - 1 + number % 2)
    yield "advisors", f"{'A1' if is_own else 'A2'}|{who}"
    room, by = ("lab", "S1") if is_own else ("hall", "S2")
    yield "assessments", f"{who}|debate|2025-10-01|2025-10-09|{room}|c|met|3|{by}"
    yield "assessments", f"{who}|cases|{day}||{room}|c|waiting||{by}"
    said = f"2026-02-01|2026-03-01|2026-03-04|https://{who}.example/e|public|lab"
    yield "awards", f"a-{who}|{who}|debate|{said}"
    if number % 3:
        yield "awards", f"b-{who}|{who}|logic|{day}|{day}||||"
    yield "awards", f"c-{who}|m-{who}|chess|2026-01-20|2026-01-20||||"
    yield "completions", f"{who}|2026-05-0{number % 3 + 1}|BA"
    yield "declared", f"{who}|pair|2026-01-0{number % 5 + 1}"
    yield "enrollments", f"{who}|25FA|enrolled||full"
    left = "withdrawn|2026-03-01" if number % 4 == 0 else "enrolled|"
    yield "enrollments", f"{who}|26SP|{left}|full"
    yield "identities", f"{who}|former_name|Former {who}"
    yield (
        "learners",
        (
            f"{who}|Twin {twin}|{twin}@x.example|25FA|first-time|"
            f"{'arts' if is_own else 'law'}"
        ),
    )
    yield "merges", f"m-{who}|{who}"
    yield "programs", f"{who}|26SP|{'French' if number % 2 else 'Law'}|UG|2026-05-20"
    yield "searches", f"{who}|2026-05-01|true"
    yield "shares", f"s-{who}|a-{who}|one|2026-03-05"
    yield "views", f"s-{who}|2026-03-0{number % 4 + 5}|campus"
