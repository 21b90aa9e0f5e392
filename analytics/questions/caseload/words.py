"""A caseload in words: its groups, each line, and the lines as a file."""

from datetime import date

from analytics.asking.answer import Answer
from analytics.drawing.claims import Count, Sentence, join, never, say, those
from analytics.drawing.palette import day, number
from analytics.drawing.words import WORDS
from analytics.questions.caseload.rows import CaseRow

TITLES = {
    "graduating-short": "Graduating this term and short",
    "one-to-go": f"One {WORDS.badge} {WORDS.to_go}",
    "two-to-go": f"Two {WORDS.badges} {WORDS.to_go}",
    "unclaimed": f"Complete, but never {WORDS.claimed}",
    "waiting": "Work submitted and waiting",
    "stalled": "Stalled",
}
NO_WAY = "no way left this term"
MOST_WAYS = 3
MOST_OFFERS = 3
NOBODY = (
    "Nobody is on the list. It is filled from pathways (pathways/*.yaml), enrolments "
    "and terms, expected graduations (programs), claims (awards), and submitted work "
    "(assessments)."
)


def sentence(answer: Answer[CaseRow]) -> Sentence:
    """Answer in a sentence: how many people, and the lines of each group."""
    rows = answer.rows
    people = Count(rows, each=("learner",))
    if not rows:
        return never(NOBODY, rows)
    parts = join(
        *(say(f"{{}} {title[:1].lower()}{title[1:]}", Count(rows, (("group", "=", g),)))
          for g, title in TITLES.items() if those(rows, [("group", "=", g)])),
        between=", ",
    )  # fmt: skip
    noun = WORDS.learner if people.value == 1 else WORDS.learners
    lines = "line" if len(rows) == 1 else "lines"
    return say(f"**{{}} {noun}** on {{}} {lines}: {{}}.", people, Count(rows), parts)


def lead(answer: Answer[CaseRow]) -> Sentence:
    """Answer at a glance: how many people on how many lines; the tabs count each."""
    rows = answer.rows
    people = Count(rows, each=("learner",))
    if not rows:
        return never(NOBODY, rows)
    noun = WORDS.learner if people.value == 1 else WORDS.learners
    lines = "line" if len(rows) == 1 else "lines"
    return say(f"**{{}} {noun}** on {{}} {lines}.", people, Count(rows))


def heading(group: str, count: int) -> str:
    """Write a group's heading with its number of lines."""
    return f"{TITLES[group]} ({number(count)})"


def place(row: CaseRow) -> str:
    """Say which pathway a line is about, and what is to go."""
    if row.title is None:
        return f"a {WORDS.badge} of no {WORDS.pathway} of theirs"
    if row.fewest_left is None:
        return row.title
    left = f"{row.fewest_left} {WORDS.to_go}" if row.fewest_left else "complete"
    return f"{row.title} · {left}"


def facts(row: CaseRow, has_supply: bool) -> list[tuple[str, str]]:
    """Say what is missing, where it can be earned, and what else there is to know."""
    where = "; ".join(row.offers)
    if row.is_over:
        where = f"{NO_WAY} for all of it; {where}" if where else NO_WAY
    elif row.missing and has_supply and not where:
        untold = f"nothing loaded tells of {', '.join(row.untold)}"
        where = untold if row.untold else "not on offer this term or next"
    away = f"until {day(row.away_until)}" if row.away_until else ""
    told = [
        ("Missing", missing(row)),
        ("Where", where),
        ("Note", row.note),
        ("Last earned", day(row.last_earned_on) if row.last_earned_on else "nothing"),
        ("Put away", away),
    ]
    return [(label, value) for label, value in told if value]


def lines(row: CaseRow, has_supply: bool) -> list[str]:
    """Say the same as ``facts`` in few lines, as a screen shows them."""
    told = dict(facts(row, has_supply))
    more = len(row.offers) - MOST_OFFERS
    if more > 0:
        told["Where"] = f"{'; '.join(row.offers[:MOST_OFFERS])}; and {more} more"
    return [
        value if label == "Note" else f"{label}: {value}"
        for label, value in told.items()
        if label != "Last earned"
    ]


def seen(row: CaseRow) -> str:
    """Say when somebody was last seen to earn something."""
    if row.last_earned_on is None:
        return "nothing earned yet"
    return f"last earned {day(row.last_earned_on)}"


def missing(row: CaseRow) -> str:
    """Say which badges would complete the pathway: "Debate; or Essay and Film"."""
    more = ["other ways"] if len(row.missing) > MOST_WAYS else []
    ways = [*row.missing[:MOST_WAYS], *more]
    if any(" and " in way for way in ways):
        return "; or ".join(ways)
    return ", or ".join(filter(None, [", ".join(ways[:-1]), *ways[-1:]]))


def has_supply(answer: Answer[CaseRow]) -> bool:
    """Say whether it is known where badges can be earned."""
    return not answer.lacks("offered")


def put_away(row: CaseRow | None, learner: str, until: date) -> str:
    """Say what was put away last."""
    who = (row.name or row.learner) if row else learner
    what = f" · {row.title}" if row and row.title else ""
    return f"Put away last: {who}{what}, until {day(until)}."


def file_rows(answer: Answer[CaseRow]) -> list[dict[str, object]]:
    """Return the lines for the advising system, a column a fact; opt-outs are marked.

    Cells are text or numbers as they are: ``export.write_csv`` makes them safe.
    """
    return [
        {
            "learner_id": row.learner,
            "name": row.name or "",
            "directory_opt_out": "yes" if row.confidential else "no",
            "group": TITLES[row.group],
            "pathway": row.pathway or "",
            "title": row.title or "",
            "fewest_left": row.fewest_left,
            "missing": "; or ".join(row.missing),
            "offers": "; ".join([*([NO_WAY] if row.is_over else []), *row.offers]),
            "last_earned_on": row.last_earned_on,
            "since": row.since,
            "days": row.days,
            "note": row.note,
            "standing": row.standing,
            "away_until": row.away_until,
            "as_of": answer.as_of,
        }
        for row in answer.rows
    ]


def of_learner(answer: Answer[CaseRow], learner: str) -> list[CaseRow]:
    """Return one learner's lines."""
    return [row for row in answer.rows if row.learner == learner]


def groups(answer: Answer[CaseRow]) -> dict[str, list[CaseRow]]:
    """Return the lines of each group that has some, in the groups' order."""
    found: dict[str, list[CaseRow]] = {group: [] for group in TITLES}
    for row in answer.rows:
        found[row.group].append(row)
    return {group: rows for group, rows in found.items() if rows}


def no_line(name: str) -> str:
    """Say that nothing is to be done about somebody, or they can't go on here."""
    return (
        f"{name} is on no line: none of the groups fits, or they graduated or aren't "
        "enrolled any more."
    )
