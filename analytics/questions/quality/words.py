"""What deserves a look, in sentences and tables."""

from collections.abc import Sequence
from typing import Any

from analytics.asking.answer import Answer
from analytics.asking.loaded import RECORDS
from analytics.decisions.journal import Decision
from analytics.decisions.matches import MATCH, recipient_of
from analytics.drawing.claims import (
    Count,
    Given,
    Name,
    Number,
    Sentence,
    Total,
    holds,
    join,
    never,
    say,
    those,
)
from analytics.drawing.markup import as_is
from analytics.drawing.palette import day, number
from analytics.drawing.words import WORDS
from analytics.questions.quality.counts import Case, FindingRow
from analytics.questions.quality.findings.listed import FINDINGS
from analytics.questions.quality.issuers import Issuer
from analytics.questions.quality.waiting import Waiting

SHOWN = 200  # rows of a list; the download has them all
MOST_ASKED = 50  # people who wait, on one screen

EVIDENCE = {
    "ambiguous": "one of several who are known by it",
    "other-time": "was known by it, but not on that day",
    "name": "the same name",
    "former-name": "the same former name",
    "local-part": "the same before the @",
}


def sentence(answer: Answer[FindingRow]) -> Sentence:
    """Answer the question: how many findings, and what comes first."""
    rows, looked = found(answer), (("count", "≠", None),)
    if not those(answer.rows, looked):
        none = "Nothing is shown here: it is for those who look after the records."
        return never(none, answer.rows, *looked)
    if not rows:
        return say(
            "**{}.** {} things were looked for, and nothing was found.",
            Total(answer.rows, "count", zero="Nothing"),
            Count(answer.rows, looked),
        )
    return say(
        "**{} of {}** things that were looked for were found. First: {} (**{}** {}).",
        Count(answer.rows, (("count", ">", 0),)),
        Count(answer.rows, looked),
        Name(rows[0]),
        Number(rows[0], "count"),
        rows[0].counted,
    )


def found(answer: Answer[FindingRow]) -> list[FindingRow]:
    """Return the findings that there are, in order."""
    return [row for row in answer.rows if row.count]


def count(row: FindingRow) -> str:
    """Write a finding's count with what it counts."""
    first, _, rest = row.counted.partition(" ")
    counted = f"{first.removesuffix('s')} {rest}".strip()
    said = counted if row.count == 1 else row.counted
    if row.counted == "learners":
        said = WORDS.learner if row.count == 1 else WORDS.learners
    return f"**{number(row.count or 0)}** {said}"


def nothing(answer: Answer[FindingRow]) -> list[str]:
    """Name what was looked for and not found."""
    return [row.title for row in answer.rows if row.count == 0]


def unchecked(answer: Answer[FindingRow]) -> dict[str, list[str]]:
    """Name what couldn't be checked, by what is missing."""
    told: dict[str, list[str]] = {}
    for row in answer.rows:
        needs = FINDINGS[row.finding].needs
        if row.count is None and needs is not None:
            reason = str(RECORDS[needs])[:1].upper() + str(RECORDS[needs])[1:]
            told.setdefault(reason, []).append(row.title)
    return told


def rule(key: str) -> str:
    """Say what a finding counts."""
    return FINDINGS[key].rule


def case_rows(answer: Answer[Case]) -> list[dict[str, Any]]:
    """Return a finding's list as a table: the columns in which there is anything."""
    names = {
        "learner": "Learner",
        "other": "Other",
        "achievement": "Achievement",
        "pathway": "Pathway",
        "step": "Step",
        "source": "Source",
        "award": "Award",
        "day": "Day",
        "detail": "What",
    }
    there = [n for n in names if any(getattr(c, n) is not None for c in answer.rows)]
    return [{names[n]: _shown(getattr(c, n)) for n in there} for c in answer.rows]


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def more(rows: Sequence[Any]) -> Sentence:
    """Say that a list goes on in the download."""
    return say("The first {} of {}: the download has all.", Given(SHOWN), Count(rows))


def who(one: Waiting) -> str:
    """Put the question about a recipient and a learner, as plain text."""
    called = " · ".join(filter(None, (one.name, one.email, one.learner)))
    return f"{one.says} ({_awards(one.awards)}): is it {called}?"


def speaks(one: Waiting) -> str:
    """Say what speaks for a recipient's being a learner."""
    said = ", ".join(EVIDENCE.get(part, part) for part in one.evidence.split(", "))
    return f"What speaks for it: {said}."


def decided(decision: Decision) -> str:
    """Say what was decided about a recipient, when and by whom."""
    word = "is" if decision.kind == MATCH else "is not"
    pair = f"{recipient_of(decision)} {word} {decision.value['learner']}"
    return f"{as_is(pair)} ({day(decision.at.date())}, {as_is(decision.by)})"


def issuer_name(one: Issuer) -> str:
    """Write an issuer's name and id."""
    return " · ".join(filter(None, (one.name, one.issuer))) or "Names no issuer"


def answers(one: Issuer) -> Sentence:
    """Say in one line what can be said of an issuer's awards: three answers."""
    parts = {
        "valid - own_key": "signed and valid",
        "own_key": "valid, but with a key that isn't known as the issuer's",
        "invalid": "with a signature that doesn't fit",
        "not_checkable": "not checkable",
        "unsigned": "not signed",
    }
    counts = {name: Number(one, name) for name in parts}
    there = {name: count for name, count in counts.items() if count.value}
    said = (say(f"{{}} {parts[name]}", count) for name, count in there.items())
    ended = say("{} revoked", Number(one, "revoked"))
    if one.suspended:
        ended = say("{}, {} suspended", ended, Number(one, "suspended"))
    return say(
        f"{{}} {'award' if one.awards == 1 else 'awards'}: {{}}. {{}}. {{}}.",
        Number(one, "awards"),
        join(*said, between=", "),
        _trust(one),
        ended,
    )


def _trust(one: Issuer) -> Sentence:
    """Say whether an issuer is trusted, and whether its keys are still those."""
    trusted = ("is_trusted", "=", one.is_trusted)
    told = holds("Trusted" if one.is_trusted else "Not on your list", (one,), trusted)
    if one.has_new_keys:
        new = "Its keys aren't those that were known when you trusted it"
        told = holds(new, (one,), ("has_new_keys", "=", True))
    if not one.has_other_keys:
        return told
    other = "A file with other keys was set aside"
    return say("{}. {}", told, holds(other, (one,), ("has_other_keys", "=", True)))


def issuer_rows(listed: Sequence[Issuer]) -> list[dict[str, Any]]:
    """Return the issuers as a table to download."""
    return [
        {
            "Issuer": one.issuer or "",
            "Name": one.name or "",
            "Trusted": "yes" if one.is_trusted else "no",
            "Other keys since": "yes" if one.has_new_keys else "no",
            "Other keys set aside": "yes" if one.has_other_keys else "no",
            "Awards": one.awards,
            "Valid": one.valid,
            "With an unknown key": one.own_key,
            "Invalid": one.invalid,
            "Not checkable": one.not_checkable,
            "Not signed": one.unsigned,
            "Revoked": one.revoked,
            "Suspended": one.suspended,
        }
        for one in listed
    ]


def _awards(count: int) -> str:
    return "1 award" if count == 1 else f"{number(count)} awards"
