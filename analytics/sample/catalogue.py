"""What can be earned and where: achievements, activities, terms, directors."""

from collections.abc import Iterator
from functools import cache

from analytics.sample import trees
from analytics.sample.dates import text
from analytics.sample.life import planted
from analytics.sample.plan import Badge, Plan
from analytics.sample.work import offered

Row = tuple[str, ...]

ACHIEVEMENTS = (
    "achievement_id",
    "name",
    "kind",
    "issuer",
    "description",
    "criteria",
    "skills",
    "offered_to",
)
ACTIVITIES = (
    "activity_id",
    "achievement_id",
    "term_id",
    "title",
    "kind",
    "department",
    "delivery",
    "seats",
    "register_by",
    "contact",
    "url",
)
TERMS = ("term_id", "name", "starts_on", "census_on", "ends_on", "season", "regular")
DIRECTORS = ("director_id", "pathway", "attribute", "value")
_TAUGHT = ("course", "module")
_DELIVERY = {"internship": "off campus", "service-learning": "off campus"}


def achievements(plan: Plan) -> Iterator[Row]:
    """Yield the rows of achievements.csv."""
    issuer = plan.rates["university"]
    for badge in plan.badges:
        skills = plan.skills[badge.skill].name if badge.skill >= 0 else badge.major
        yield (
            badge.achievement_id,
            badge.name,
            "Badge",
            issuer,
            badge.does,
            _criteria(badge),
            skills,
            badge.offered_to,
        )
    prefixes = {skill.skill_id: skill.name for skill in plan.skills}
    for key, (name, kind) in trees.milestones(plan).items():
        asks = "Complete the step of the pathway that it stands for."
        skill = prefixes.get(key.split("-")[0], "")
        about = f"Awarded for completing {name}."
        yield (key, name, kind, issuer, about, asks, skill, "")


def _criteria(badge: Badge) -> str:
    if badge.assessed:
        rubric = ", ".join(badge.rubric)
        return f"Reach proficient or better on each criterion: {rubric}."
    return "Take part in full and hand in the task of the activity."


def terms(plan: Plan) -> Iterator[Row]:
    """Yield the rows of terms.csv."""
    for term in plan.calendar:
        days = (text([d])[0] for d in (term.starts, term.census, term.ends))
        regular = "true" if term.regular else "false"
        yield (term.term_id, term.name, *days, term.season, regular)


@cache
def activity_ids(plan: Plan) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return the activities by badge and term: on campus first, then online."""
    found = {}
    for place, term in enumerate(plan.calendar):
        for at, times in enumerate(offered(plan, place)):
            if times > 0:
                badge = plan.badges[at]
                stem = f"{badge.achievement_id}-{term.term_id}"
                ends = ("A", "B") if badge.by in _TAUGHT else ("A",)
                found[at, place] = tuple(f"{stem}-{end}" for end in ends)
    return found


def activities(plan: Plan, learners: int) -> Iterator[Row]:
    """Yield the rows of activities.csv; modules are open all year as well."""
    for (at, place), ids in activity_ids(plan).items():
        for section, activity_id in enumerate(ids):
            yield _activity(plan, learners, at, place, section, activity_id)
    for badge in plan.badges:
        if badge.by == "module" and not (badge.offered_to or badge.last):
            yield _always_open(badge)


def _activity(
    plan: Plan, learners: int, at: int, place: int, section: int, activity_id: str
) -> Row:
    badge, term = plan.badges[at], plan.calendar[place]
    close = text([term.starts + plan.rates["supply"]["register_days"]])[0]
    return (
        activity_id,
        badge.achievement_id,
        term.term_id,
        f"{badge.name}, {term.name}",
        badge.by,
        badge.department,
        "online" if section else _DELIVERY.get(badge.by, "on campus"),
        _seats(plan, badge, learners),
        close,
        _office(badge),
        f"https://badges.example/activities/{activity_id}",
    )


def _seats(plan: Plan, badge: Badge, learners: int) -> str:
    """Return how many can take part, empty where as many as come."""
    rates = plan.rates["supply"]["seats"]
    if badge.by not in rates["kinds"] or badge.achievement_id in planted(plan):
        return ""
    share = badge.rate
    if badge.major:
        own = next(m.share for m in plan.majors if m.name == badge.major)
        share *= own / sum(major.share for major in plan.majors)
    return str(max(rates["at_least"], round(learners * share * rates["times"])))


def _always_open(badge: Badge) -> Row:
    activity_id = f"{badge.achievement_id}-open"
    return (
        activity_id,
        badge.achievement_id,
        "",
        f"{badge.name}, open all year",
        badge.by,
        badge.department,
        "online",
        "",
        "",
        _office(badge),
        f"https://badges.example/activities/{activity_id}",
    )


def _office(badge: Badge) -> str:
    office = badge.department.lower().replace(" ", "-")
    return f"{office}@staff.example"


def directors(plan: Plan) -> Iterator[Row]:
    """Yield the rows of directors.csv: one a pathway, and one a college."""
    for pathway in dict.fromkeys(way.pathway for way in trees.pathways(plan)):
        yield (f"DIR-{pathway}", pathway, "", "")
    for college in dict.fromkeys(major.college for major in plan.majors):
        slug = college.lower().replace(" ", "-")
        yield (f"DIR-{slug}", "", "college", college)
