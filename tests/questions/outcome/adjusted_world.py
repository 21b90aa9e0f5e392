"""A programme whose adjusted answer a person can work out.

All enter in fall 2024 and are there in spring 2025, the landmark; who stays is there in
fall 2025. Nothing is known of them but their college.
"""

from tests.questions.persistence.test_counts import TERMS

DAY = "2024-10-01"  # earned and issued: before the landmark
Part = tuple[str, bool, int, int]  # college, with the badge, learners, who stay

# With the badge 165 of 200 stay (82.5%), without it 100 of 200 (50%). Of those with it
# three in four are in arts: others like them stay in 3/4 x 40/50 + 1/4 x 60/150 = 70%.
UNEVEN: tuple[Part, ...] = (
    ("arts", True, 150, 135),
    ("arts", False, 50, 40),
    ("law", True, 50, 30),
    ("law", False, 150, 60),
)


def world(parts: tuple[Part, ...], badge: str = "debate") -> dict[str, str]:
    """Draw learners of some colleges, with a badge or without, who stay or don't."""
    learners = ["learner_id | name | entry_term | college | second"]
    enrollments, awards = ["learner_id | term_id"], []
    for number, (college, has_badge, size, staying) in enumerate(parts):
        for place in range(size):
            one = f"p{number}x{place}"
            second = "yes" if place % 2 else "no"
            learners.append(f"{one} | {one} Example | f24 | {college} | {second}")
            terms = ["f24", "s25", *(["f25"] if place < staying else [])]
            enrollments += [f"{one} | {term}" for term in terms]
            awards += [f"{one} | {badge} | {DAY} | {DAY}"] if has_badge else []
            awards += [f"{one} | half | {DAY} | {DAY}"] if place % 2 else []
    awards.append(f"x1 | {badge} | 2025-10-01 | 2025-10-01")  # never enrolled
    head = "learner_id | achievement_id | earned_on | issued_on"
    return {
        "terms": TERMS,
        "learners": "\n".join(learners),
        "enrollments": "\n".join(enrollments),
        "awards": "\n".join([head, *awards]),
    }
