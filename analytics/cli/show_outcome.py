"""``cairn show``: what learners learned, and whether they stay."""

from pathlib import Path
from typing import Annotated, Any

import typer

from analytics.asking.answer import Answer
from analytics.cli.asking import metric
from analytics.cli.landmark_options import (
    ByTerm,
    Cohort,
    Completers,
    Entered,
    Institution,
    Least,
    Normal,
)
from analytics.questions.attainment.counts import AttainmentQuestion
from analytics.questions.attainment.counts import attainment as ask_attainment
from analytics.questions.attainment.sample import sample as ask_sample
from analytics.questions.outcome.appendix import with_appendix
from analytics.questions.outcome.counts import outcome as ask_outcome
from analytics.questions.outcome.question import LEAST, OutcomeQuestion
from analytics.questions.persistence.counts import retention as ask_retention
from analytics.questions.persistence.question import NORMAL_YEARS, RetentionQuestion
from analytics.questions.persistence.triangle import triangle as ask_triangle
from analytics.questions.withdrawals.counts import WithdrawalsQuestion
from analytics.questions.withdrawals.counts import withdrawals as ask_withdrawals
from analytics.scope import Scope, UnknownError
from analytics.store.state import State

app = typer.Typer()


@app.command()
@metric
def attainment(
    state: State,
    scope: Scope,
    achievement: Annotated[
        str | None, typer.Option(help="Only this achievement (default: each).")
    ] = None,
    split: Annotated[
        str,
        typer.Option(help="achievement, criterion, activity, delivery or term."),
    ] = "achievement",
    attempts: Annotated[
        str, typer.Option(help="Which counts: first, latest, any or every.")
    ] = "latest",
    scale: Annotated[
        str | None,
        typer.Option(help="The words of the levels, lowest first: A,B,C."),
    ] = None,
    sample: Annotated[
        int | None, typer.Option(help="Draw so many awards with evidence instead.")
    ] = None,
    seed: Annotated[int, typer.Option(help="What the drawing starts from.")] = 1,
) -> Answer[Any]:
    """How many of those who were assessed met the standard?"""
    if sample is not None:
        return ask_sample(state, scope, sample, seed, achievement)
    words = tuple(word.strip() for word in (scale or "").split(",") if word.strip())
    told: Any = (achievement, split, attempts, words)  # checked by the metric
    return ask_attainment(state, scope, AttainmentQuestion(*told))


@app.command()
@metric
def retention(
    state: State,
    scope: Scope,
    start: Annotated[
        str,
        typer.Option(
            "--from", help="A season, term (each regular one) or a term's id."
        ),
    ] = "fall",
    to: Annotated[
        str,
        typer.Option(
            help="next-fall, next-spring, next-term, term+2, later, a term's id, "
            "graduated-100, -150 or -200."
        ),
    ] = "next-fall",
    completers: Completers = "success",
    institution: Institution = "same",
    cohort: Annotated[
        str,
        typer.Option(
            help="each, all, enrolled, or a kind: first-time-full-time, transfer, …"
        ),
    ] = "each",
    normal: Normal = None,
    counted: Annotated[
        str, typer.Option(help="Who is there: at the census, or registered at all.")
    ] = "census",
    triangle: Annotated[
        bool, typer.Option("--triangle", help="Every later term of each cohort.")
    ] = False,
) -> Answer[Any]:
    """Who stays? Retention, persistence and completion by cohort of entry."""
    told: Any = (start, to, completers, institution, cohort, _years(normal), counted)
    ask = ask_triangle if triangle else ask_retention
    return ask(state, scope, RetentionQuestion(*told))


@app.command()
@metric
def withdrawals(
    state: State,
    scope: Scope,
    term: Annotated[
        str | None, typer.Option(help="A season or a term's id (default: all terms).")
    ] = None,
    unit: Annotated[
        str, typer.Option(help="Count each enrolment, or each learner once a term.")
    ] = "enrolment",
) -> Answer[Any]:
    """When do learners withdraw? Week by week since the start of a term."""
    told: Any = (term, unit)  # checked by the metric
    return ask_withdrawals(state, scope, WithdrawalsQuestion(*told))


@app.command()
@metric
def outcome(
    state: State,
    scope: Scope,
    exposure: Annotated[
        list[str] | None,
        typer.Option(
            help="any, achievement:ID or pathway:ID (repeatable, or with commas)."
        ),
    ] = None,
    by_term: ByTerm = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            help="next-fall, next-spring, next-term, term+2 or a term's id, counted "
            "from the landmark; graduated, graduated-100, -150 or -200 (repeatable)."
        ),
    ] = None,
    start: Entered = "fall",
    completers: Completers = "success",
    institution: Institution = "same",
    cohort: Cohort = "all",
    least: Least = LEAST,
    exposed_from: Annotated[
        str, typer.Option(help="claim (the later of issue and claim) or issue alone.")
    ] = "claim",
    normal: Normal = None,
    at_entry: Annotated[
        list[str] | None,
        typer.Option(
            "--at-entry",
            help="Adjust for this attribute too: it tells what was so at entry "
            "(repeatable).",
        ),
    ] = None,
    adjust: Annotated[
        list[str] | None,
        typer.Option(
            help="Adjust for this attribute; one without a date needs --at-entry "
            "(repeatable)."
        ),
    ] = None,
    appendix: Annotated[
        Path | None,
        typer.Option(
            help="Write what a researcher needs to do it again to this zip file."
        ),
    ] = None,
) -> Answer[Any]:
    """Do learners with a badge stay, or finish, more often? From a landmark on."""
    told: Any = {
        "exposure": ",".join(exposure or ["any"]),
        "by_term": tuple(by_term or (1,)),
        "outcome": ",".join(outcome or ["next-fall"]),
        "start": start,
        "completers": completers,
        "institution": institution,
        "cohort": cohort,
        "least": least,
        "exposed_from": exposed_from,
        "normal": _years(normal),
        "adjust": tuple(adjust or ()),
        "at_entry": tuple(at_entry or ()),
    }
    question = OutcomeQuestion(**told)
    if appendix is None:
        return ask_outcome(state, scope, question)
    answer, held = with_appendix(state, scope, question)
    appendix.write_bytes(held)
    return answer


def _years(said: list[str] | None) -> dict[str, float]:
    """Read ``graduate=2``; UnknownError for anything else."""
    years = dict(NORMAL_YEARS)
    for text in said or ():
        level, sign, number = text.partition("=")
        if not sign or not number.replace(".", "", 1).isdecimal():
            raise UnknownError(
                f"{text[:30]!r} is not a level and years like graduate=2"
            )
        years[level] = float(number)
    return years
