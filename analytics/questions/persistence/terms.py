"""Terms as registrars mean them: which one is looked at, and is it over?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.asking.ask import Asked
from analytics.questions.persistence.question import WITHOUT_LEVEL, RetentionQuestion
from analytics.scope import UnknownError
from analytics.store.loaded import loaded_on

# The next fall begins within a year; terms move by some weeks. One further away is
# another one: the next isn't loaded.
LONGEST_YEAR = timedelta(days=365 + 60)
DAYS_A_YEAR = 365.25
JULY = 7


@dataclass(frozen=True)
class RegistrarTerm:
    """One term; ``is_observed``: enrolments were loaded after its census, by the day.

    Before that nobody knows who is enrolled in it: who registered early may not come.
    """

    term: int
    term_id: str
    name: str
    starts_on: date
    counted_on: date
    ends_on: date
    season: str
    is_regular: bool
    is_observed: bool


@dataclass(frozen=True)
class Goal:
    """A point at which a cohort is looked at: ``place`` says how far on, or 0.

    ``level`` None: for all. ``goal`` None: no such term is loaded.
    """

    term: int
    level: str | None
    place: int
    goal: int | None
    until: date | None
    is_open: bool


def registrar_terms(asked: Asked) -> list[RegistrarTerm]:
    """Return all terms that are loaded, first ones first."""
    loaded = loaded_on(asked.state, "enrollments")
    until = min(asked.day, loaded) if loaded else None
    return [
        RegistrarTerm(
            term,
            term_id,
            name,
            starts_on,
            counted_on,
            ends_on,
            season=(season or "").lower(),
            is_regular=is_regular,
            is_observed=has_enrolments and until is not None and counted_on <= until,
        )
        for (
            term,
            term_id,
            name,
            starts_on,
            counted_on,
            ends_on,
            season,
            is_regular,
            has_enrolments,
        ) in asked.rows("retention_terms")
    ]


def starts(
    terms: list[RegistrarTerm], question: RetentionQuestion
) -> list[RegistrarTerm]:
    """Return the observed terms in which cohorts begin.

    Raises UnknownError where no term is meant.
    """
    season = question.start.lower()
    regular = [term for term in terms if term.is_regular]
    chosen = [term for term in regular if season in ("term", term.season)]
    if not chosen:
        every = terms if question.everybody else regular
        chosen = [term for term in every if term.term_id == question.start]
    if not chosen and terms:
        seasons = sorted({term.season for term in regular} - {""}) or [
            "no term says its season (season in terms.csv)"
        ]
        words = ", ".join(["term", "a regular term's id", *seasons])
        raise UnknownError(f"unknown start {question.start!r}: {words}")
    return [term for term in chosen if term.is_observed]


def goals(
    terms: list[RegistrarTerm],
    question: RetentionQuestion,
    levels: list[str],
    day: date,
) -> list[Goal]:
    """Return where each cohort is looked at.

    Raises UnknownError for a target that there isn't.
    """
    check_target(terms, question)
    aims: list[Goal] = []
    for start in starts(terms, question):
        later = later_than(start, terms)
        if question.percent is not None:
            aims += degrees(start, terms, levels, question, day)
        elif question.to == "later":
            seen = [t for t in later if t.is_observed]
            aims += [goal(start, 0, t) for t in seen] or [goal(start, 0, None)]
        else:
            aims.append(goal(start, 0, target(start, terms, question)))
    return aims


def every_term(terms: list[RegistrarTerm], question: RetentionQuestion) -> list[Goal]:
    """Return all later regular terms of each cohort, numbered from 1."""
    return [
        goal(start, place, term)
        for start in starts(terms, question)
        for place, term in enumerate(later_than(start, terms), 1)
    ]


def later_than(
    start: RegistrarTerm, terms: Sequence[RegistrarTerm]
) -> list[RegistrarTerm]:
    """Return the regular terms that begin later, first ones first."""
    return [t for t in terms if t.is_regular and t.starts_on > start.starts_on]


def check_target(terms: list[RegistrarTerm], question: RetentionQuestion) -> None:
    """Raise UnknownError where no term and no degree is meant."""
    known = question.percent or question.terms_on or question.to == "later"
    season = question.to.lower().removeprefix("next-")
    seasons = {term.season for term in terms} - {""}
    if question.to.lower().startswith("next-") and season in seasons:
        known = True
    if terms and not known and question.to not in {term.term_id for term in terms}:
        words = ["next-term", "term+2", "later", "graduated-150", "a term's id"]
        words += [f"next-{name}" for name in sorted(seasons)]
        raise UnknownError(f"unknown target {question.to!r}: {', '.join(words)}")


def target(
    start: RegistrarTerm, terms: list[RegistrarTerm], question: RetentionQuestion
) -> RegistrarTerm | None:
    """Return the term that is meant, seen from another (None: it isn't loaded)."""
    later = later_than(start, terms)
    if question.terms_on is not None:
        return later[question.terms_on - 1] if len(later) >= question.terms_on else None
    named = [t for t in terms if t.term_id == question.to]
    season = question.to.lower().removeprefix("next-")
    near = [
        term
        for term in terms
        if term.season == season
        and start.starts_on < term.starts_on <= start.starts_on + LONGEST_YEAR
    ]
    meant = named or near
    return meant[0] if meant and meant[0].starts_on > start.starts_on else None


def goal(start: RegistrarTerm, place: int, term: RegistrarTerm | None) -> Goal:
    """Return the point at which a cohort is looked at, so far on."""
    if term is None:
        return Goal(start.term, None, place, None, None, True)
    until = term.counted_on
    return Goal(start.term, None, place, term.term, until, not term.is_observed)


def degrees(
    start: RegistrarTerm,
    terms: list[RegistrarTerm],
    levels: list[str],
    question: RetentionQuestion,
    day: date,
) -> list[Goal]:
    """Return the end of a share of normal time for each level of a cohort."""
    later = later_than(start, terms)
    return [_degree(start, later, level, question, day) for level in levels]


def _end_of(start: RegistrarTerm, years: float) -> date:
    """Return the last day of so many years from a term of entry.

    IPEDS' graduation rates count who completed by 31 August: a four-year programme of
    fall 2019 has until 31 August 2025. It says so of fall entrants and whole years;
    others have exactly their time.
    """
    is_fall = start.season == "fall" and start.starts_on.month >= JULY
    if is_fall and years == int(years):
        return date(start.starts_on.year + int(years), 8, 31)
    return start.starts_on + timedelta(days=round(years * DAYS_A_YEAR) - 1)


def _degree(
    start: RegistrarTerm,
    later: list[RegistrarTerm],
    level: str,
    question: RetentionQuestion,
    day: date,
) -> Goal:
    """Return the end of a share of normal time, and the last term looked at by then."""
    years = question.normal.get(level or WITHOUT_LEVEL)
    if years is None or question.percent is None:
        return Goal(start.term, level, 0, None, None, True)
    until = _end_of(start, years * question.percent / 100)
    seen = [t.term for t in later if t.is_observed and t.counted_on <= until]
    last = seen[-1] if seen else start.term
    return Goal(start.term, level, 0, last, until, day < until)
