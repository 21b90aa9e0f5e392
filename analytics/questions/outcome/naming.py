"""What a comparison is about, in words: what, by when, and who is left out."""

from analytics.questions.outcome.question import Exposure, OutcomeQuestion
from analytics.questions.outcome.verdict_words import nth
from analytics.questions.persistence.notes import COMPLETERS, aimed_at

REASONS = {
    "never": "never enrolled at the census of a regular term",
    "before": "entered before the first regular term with enrolments",
    "unlisted": "their entry term isn't among the terms",
    "other term": "entered in another term than was asked",
    "other kind": "another kind of entrant than was asked",
    "ahead": "the landmark isn't reached: no enrolments were loaded after its census",
    "excluded": "excluded, as the attribute cohort_exclusion says",
    "died": "died by the landmark",
    "graduated": "graduated by the landmark",
    "away": "not enrolled at the landmark",
    "over": "the outcome's time was over by the landmark",
    "open": "the outcome's window is still open (or no normal time is known)",
    "died since": "died before the outcome's window ended",
    "unknown": "not enrolled here and not found elsewhere: unknown",
    "completed": "completed before the outcome's census and aren't enrolled again",
}


def taking_part(exposure: Exposure, title: str, by_term: int) -> str:
    """Say what the exposed have, and by when: "with a badge by the census of …"."""
    what = {"any": "a badge", "achievement": title, "pathway": f"{title} complete"}
    return f"with {what[exposure.kind]} by {landmark(by_term)}"


def landmark(by_term: int) -> str:
    """Say which day the landmark is."""
    return f"the census of their {nth(by_term + 1)} regular term"


def came(question: OutcomeQuestion) -> str:
    """Say what those did to whom the outcome came, as a verb in the past."""
    asked = question.staying
    if asked.percent is not None:
        return f"graduated within {asked.percent}% of normal time"
    if asked.terms_on == 1:
        return "returned the next regular term"
    if asked.terms_on is not None:
        return f"were there {asked.terms_on} regular terms later"
    if asked.to.lower().startswith("next-"):
        return f"returned the next {asked.to[5:].lower()}"
    return f"were there in {asked.to}"


def definition(question: OutcomeQuestion) -> str:
    """Say in a sentence what is compared, out of whom, and what counts."""
    asked = question.staying
    where = "at any institution" if asked.anywhere else "here"
    if asked.percent is not None:
        counts = f"graduated {where} within {asked.percent}% of normal time from entry"
    else:
        joint = " " if asked.completers == "success" else "; "
        counts = (
            f"enrolled {where} at the census of {aimed_at(asked)}, counted from the "
            f"landmark's term,{joint}{COMPLETERS[asked.completers]}"
        )
    return (
        "Compared: learners enrolled at the landmark's census to whom it had been "
        "issued (and, where it was claimed, who had claimed it) by that day, against "
        f"those to whom it hadn't. Outcome: {counts}."
    )
