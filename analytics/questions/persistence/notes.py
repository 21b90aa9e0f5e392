"""What a retention figure means, and what it leaves out, in words."""

from typing import Any

from analytics.asking.ask import Asked
from analytics.questions.persistence.question import WITHOUT_LEVEL, RetentionQuestion
from analytics.questions.persistence.terms import RegistrarTerm

COMPLETERS = {
    "success": "or completed by then",
    "apart": "those who completed by then stand apart, as not enrolled any more",
    "excluded": "those who completed by then and aren't enrolled again are left out",
}

LEFT_OUT = {
    "never": "{n} never {counted} a regular term: they are in no cohort, and "
    "didn't leave.",
    "before": "{n} entered before the first regular term with enrolments: they are in "
    "no cohort.",
    "unlisted": "{n} with an entry term that isn't among the terms: they are in no "
    "cohort.",
    "assumed": "Of {n} no entry term is known: the first regular term in which they "
    "were enrolled stands for it.",
}

COUNTED = {
    "census": "enrolled {where}at the census of",
    "registered": "registered {where}(withdrawn or not) in",
}


def definition(question: RetentionQuestion) -> str:
    """Say in a sentence what the rate counts, out of what."""
    where = "at any institution" if question.anywhere else "here"
    counted = COUNTED[question.counted]
    whom = counted.format(where="") if question.everybody else "who entered in"
    whole = f"the learners {whom} the term, less the excluded"
    if question.percent is not None:
        normal = f"within {question.percent}% of normal time"
        return f"Graduation: completed {where} {normal}, out of {whole}."
    name = "Persistence" if question.anywhere else "Retention"
    joint = " " if question.completers == "success" else "; "
    counts = f"{counted.format(where=where + ' ')} {aimed_at(question)}"
    return f"{name}: {counts}{joint}{COMPLETERS[question.completers]}; out of {whole}."


def aimed_at(question: RetentionQuestion) -> str:
    """Name the term at whose census is looked."""
    if question.to == "later":
        return "any later regular term"
    if question.terms_on == 1:
        return "the next regular term"
    if question.terms_on is not None:
        return f"the regular term {question.terms_on} on"
    if question.to.lower().startswith("next-"):
        return f"the next {question.to[5:]}"
    return question.to


def notes_of(
    asked: Asked,
    question: RetentionQuestion,
    terms: list[RegistrarTerm],
    rows: list[Any],
) -> list[str]:
    """Say what is counted, what isn't, and what is unfinished."""
    notes = [definition(question)]
    if not terms:
        return [*notes, "No terms are loaded: nobody can be followed from one."]
    if asked.scope.viewer.role != "public":
        notes += _left_out(asked, question)
    notes += _unfinished(question, rows)
    if not any(row.finished for row in rows):
        return notes
    notes.append("Not enrolled is as of that census: who isn't there may come back.")
    if question.anywhere:
        notes.append(
            "Who wasn't found elsewhere, or was looked for before that census, is "
            "unknown, not away: the rate is the least that it can be, at_most the most."
        )
    if question.cohort == "all":
        notes.append(
            "First-time, transfer, part-time and graduate entrants are mixed: "
            "the cohort each keeps them apart."
        )
    return notes


def _left_out(asked: Asked, question: RetentionQuestion) -> list[str]:
    if question.everybody:
        return []
    told = dict(asked.rows("retention_left_out"))
    counted = COUNTED[question.counted].format(where="")
    return [
        text.format(n=f"{told[how]:,}", counted=counted)
        for how, text in LEFT_OUT.items()
        if how in told
    ]


def _unfinished(question: RetentionQuestion, rows: list[Any]) -> list[str]:
    notes = []
    cohorts = list(dict.fromkeys(row.title for row in rows if not row.finished))
    if cohorts:
        notes.append(
            f"Unfinished, so without a rate: {', '.join(cohorts)}. The window ends at "
            "a census after which enrolments were loaded."
            if question.percent is None
            else f"Unfinished, so without a rate: {', '.join(cohorts)}. Their time "
            "isn't up, or no normal time is known for their level."
        )
    if question.percent is not None and rows:
        normal = ", ".join(f"{k} {v:g}" for k, v in sorted(question.normal.items()))
        notes.append(
            f"Normal time in years: {normal}; without a level, as {WITHOUT_LEVEL}."
        )
    return notes
