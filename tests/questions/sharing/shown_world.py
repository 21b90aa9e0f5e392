"""A small world of awards that are shown, or not, for a person to count."""

# ana: debate on two networks, looked at through one; logic is private and was seen.
# ben: revoked with its share, then issued again. cyd: claimed in two sources, shared by
# the second's id. dan: issued long after it was earned, looked at before it was shared.
# eve: public and shared, never claimed. fay: too recent. gus: claimed after 135 days.
# hal: shared after 116 days, by learner and achievement.
AWARDS = """
award_id|source|learner_id|achievement_id|earned_on|issued_on|claimed_on|visibility|revoked_on
A1|campus|ana|debate|2026-01-05||2026-01-06|public|
A2|campus|ana|logic|2026-01-05||2026-01-06|private|
A3|campus|ben|debate|2026-01-05||2026-01-06|public|2026-02-01
A4|campus|ben|debate|2026-02-10||2026-02-11|public|
A5|campus|cyd|debate|2026-01-05||2026-01-08|public|
P5|platform|cyd|debate|2026-01-20||2026-01-30|public|
A6|campus|dan|debate|2024-06-01|2026-01-15|2026-01-20|public|
A7|campus|eve|debate|2026-01-05|||public|
A8|campus|fay|debate|2026-06-01||2026-06-02|public|
A9|campus|gus|debate|2026-01-05||2026-05-20|public|
B1|campus|hal|logic|2026-01-05||2026-01-06|public|
"""
SHARES = """
share_id | award_id | learner_id | achievement_id | network  | shared_on
S1       | A1       |            |                | LinkedIn | 2026-01-10
S2       | A1       |            |                | X        | 2026-01-20
S3       | A3       |            |                | LinkedIn | 2026-01-07
S4       | P5       |            |                | LinkedIn | 2026-02-01
S5       | A6       |            |                | LinkedIn | 2026-01-25
S6       | A7       |            |                | X        | 2026-01-06
S7       | A8       |            |                | LinkedIn | 2026-06-03
S8       |          | hal        | logic          | X        | 2026-05-01
"""
VIEWS = """
view_id | share_id | award_id | viewed_on  | source   | kind   | count
V1      | S1       |          | 2026-01-12 | LinkedIn | view   | 3
V2      |          | A2       | 2026-01-12 | Direct   | verify |
V3      |          | A6       | 2026-01-24 | Direct   |        |
V4      | S3       |          | 2026-01-08 | LinkedIn | view   | 9
V5      | S1       |          | 2026-01-12 | Direct   | click  |
V6      | S1       |          | 2026-05-30 | LinkedIn | view   |
"""
ACHIEVEMENTS = """
achievement_id | name   | kind       | skills
debate         | Debate | Badge      | thinking; speaking
logic          | Logic  | Credential | thinking
"""
TERMS = """
term_id | name        | starts_on  | ends_on
s24     | Spring 2024 | 2024-01-15 | 2024-06-10
s26     | Spring 2026 | 2026-01-02 | 2026-05-10
u26     | Summer 2026 | 2026-05-20 | 2026-08-01
"""
LEARNERS = """
learner_id | college
ana        | arts
ben        | arts
cyd        | arts
dan        | law
eve        | law
fay        | law
gus        | law
hal        | law
"""
WORLD = {
    "awards": AWARDS,
    "shares": SHARES,
    "views": VIEWS,
    "achievements": ACHIEVEMENTS,
    "terms": TERMS,
    "learners": LEARNERS,
}
PATHWAY = "pathway: speech\nof: [debate]\n"
