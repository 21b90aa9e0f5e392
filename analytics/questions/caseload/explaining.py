"""What stands beside a line of a caseload, in words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from analytics.asking.ask import Asked
from analytics.drawing.words import WORDS
from analytics.questions.caseload.lines import Line, Sign
from analytics.store.recognised import has_people

UNKNOWN_DAY = date(1900, 1, 1)  # revoked, nobody knows when

Names = Mapping[str, str]
Remarks = Mapping[tuple[int, str | None], list[tuple[str, str]]]


def said(day: date) -> str:
    """Write a day: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def sentence(sign: Sign, names: Names, day: date) -> str:
    """Say what was seen, in a sentence."""
    name = names.get(sign.achievement or "", sign.achievement or "")
    if sign.group == "unclaimed" and sign.since:
        on = said(sign.since)
        return f"{name} was issued on {on} and never {WORDS.claimed}."
    if sign.group == "waiting":
        if sign.since is None:
            return f"Work for {name} waits for assessment, nobody knows since when."
        days = (day - sign.since).days
        waited = "1 day" if days == 1 else f"{days:,} days"
        on = said(sign.since)
        return f"Work for {name} was submitted on {on} and has waited {waited}."
    since = f" on {said(sign.since)}" if sign.since else ""
    terms = "1 regular term" if sign.terms == 1 else f"{sign.terms} regular terms"
    return f"Last earned something{since}; enrolled in {terms} since."


def remarks_of(asked: Asked, names: Names) -> Remarks:
    """Say why something that seems to be there doesn't count, by learner and pathway.

    ``listed`` must be there. Those of no pathway (None) are to be told where the
    achievement would help; each is an achievement's id and a sentence.
    """
    found: dict[tuple[int, str | None], list[tuple[str, str]]] = defaultdict(list)
    for learner, name, why, day in asked.rows("caseload_why", day=asked.day):
        on = f" on {said(day)}" if day and day != UNKNOWN_DAY else ""
        verb = "was revoked" if why == "revoked" else "was assessed as not met"
        told = f"{names.get(name, name)} doesn't count: it {verb}{on}."
        found[learner, None].append((name, told))
    if asked.scope.viewer.rights.findings and has_people(asked.cursor):
        for learner, name in asked.rows("caseload_maybe"):
            told = (
                f"{names.get(name, name)} was awarded to somebody who may be them, and "
                "doesn't count until it is said who that is."
            )
            found[learner, None].append((name, told))
    for learner, name, pathway, version in asked.rows("caseload_elsewhere"):
        told = (
            f"{names.get(name, name)} is held, but doesn't count: only version "
            f"{version or 'without a name'} of the pathway lists it."
        )
        found[learner, pathway].append((name, told))
    return found


def note_of(line: Line, names: Names, remarks: Remarks, day: date) -> str:
    """Join what is said beside one line."""
    told = [sentence(sign, names, day) for sign in line.signs]
    if line.on is not None and line.left:
        helps = line.on.names
        told += _of(remarks.get((line.learner, None), ()), helps)
        theirs = remarks.get((line.learner, line.on.found.pathway), ())
        told += [text for _, text in theirs]
    return " ".join(told)


def _of(told: Iterable[tuple[str, str]], helps: frozenset[str]) -> list[str]:
    return [text for name, text in told if name in helps]
