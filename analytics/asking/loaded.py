"""What was loaded: a figure whose records aren't there is blank, never zero.

Each metric says in its ``definition.toml``, under ``needs``, which records its figures
need: a table, a column of one, or a kind of achievement. Where a state holds none of
these, the figure is None in every row, and the answer says what to load. Records are
looked for in the whole state, whoever asks: learners who shared nothing are no gap.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from analytics.asking.ask import Asked
from analytics.asking.catalogue import CATALOGUE
from analytics.asking.small import blank

Row = TypeVar("Row")
NOT_LOADED = "not loaded"  # in the place of a number
# Fields that say which figure a row holds, where each has a row of its own.
ABOUT = ("measure", "stage", "category", "stretch", "fate")


@dataclass(frozen=True)
class Records:
    """Records that a state may lack: what is lacking, in words, and what to load.

    ``within``: those of which these are some; where they lack too, these go without
    saying.
    """

    name: str
    lacking: str
    load: str
    within: str | None = None

    def __str__(self) -> str:
        """Say what is lacking, and what to load."""
        return f"{self.lacking} ({self.load})"


RECORDS = {
    one.name: one
    for one in (
        Records("learners", "no learners were loaded", "learners.csv"),
        Records("learners.entry", "no learner's entry is known",
                "entry_term or entry_on in learners.csv"),
        Records("learners.deceased_on", "no learner is said to have died",
                "deceased_on in learners.csv"),
        Records("learners.entry_type", "no learner's type of entry is known",
                "entry_type in learners.csv"),
        Records("exclusions", "nothing tells who died, or doesn't count in a cohort",
                "deceased_on, or cohort_exclusion, in learners.csv"),
        Records("merges", "no merges were loaded", "merges.csv"),
        Records("programs.expected_graduation",
                "no expected graduation was loaded",
                "expected_graduation in programs.csv"),
        Records("achievements", "no achievements were loaded", "achievements.csv"),
        Records("achievements.offered_to",
                "no achievement says until when it can be earned",
                "offered_to in achievements.csv"),
        Records("activities", "nothing loaded tells where badges are offered",
                "activities.csv"),
        Records("awards.issued_on", "no award says when it was issued",
                "issued_on in awards.csv"),
        Records("awards.claimed_on", "no award says when it was claimed",
                "claimed_on in awards.csv", within="awards.claimed"),
        Records("awards.claimed", "no record tells of any claim",
                "claimed_on or accepted in awards.csv"),
        Records("awards.visibility", "no award says who may see it",
                "visibility in awards.csv"),
        Records("assessments", "no assessments were loaded", "assessments.csv"),
        Records("assessments.outcome", "no assessment says what was found",
                "outcome in assessments.csv"),
        Records("assessments.level", "no assessment says which level was reached",
                "level in assessments.csv"),
        Records("shares", "no shares were loaded", "shares.csv"),
        Records("shares.claimed",
                "no shares were loaded, or no award says when it was claimed",
                "shares.csv, and claimed_on in awards.csv"),
        Records("views", "no views were loaded", "views.csv"),
        Records("terms", "no terms were loaded", "terms.csv"),
        Records("terms.census_on", "no term says when its census is",
                "census_on in terms.csv"),
        Records("enrollments", "no enrolments were loaded", "enrollments.csv"),
        Records("enrollments.here",
                "no enrolment that was loaded is known to be at this institution",
                "own_institution in mapping.yaml"),
        Records("enrollments.term",
                "no enrolment that was loaded is in a term that was loaded",
                "terms.csv with the term_id that enrollments.csv gives"),
        Records("enrollments.standing",
                "no enrolment that was loaded stood at a census",
                "enrollments.csv with who was enrolled then"),
        Records("enrollments.status", "no enrolment says whether it was withdrawn",
                "status in enrollments.csv"),
        Records("enrollments.status_on", "no withdrawal has a day",
                "status_on in enrollments.csv"),
        Records("enrollments.load", "no enrolment says whether it is full time",
                "load in enrollments.csv"),
        Records("completions", "no degrees were loaded", "completions.csv"),
        Records("searches", "nobody was looked for elsewhere",
                "a clearinghouse file, or searches.csv"),
        Records("declared", "nobody is known to have declared a pathway",
                "declared.csv"),
        Records("audience", "nothing tells whom the pathway is for",
                "what its for names, in learners.csv or programs.csv"),
        Records("pathways", "no pathways were loaded", "pathways (pathways/*.yaml)"),
        Records("credentials", "no credentials were loaded as files",
                "signed credentials"),
        Records("recipients", "no credentials were loaded as files",
                "signed credentials"),
        Records("micro_credentials", "no achievement is a micro-credential",
                "kind (MicroCredential) in achievements.csv"),
        Records("credential_kinds", "no achievement is a credential",
                "kind (Credential) in achievements.csv"),
    )
}  # fmt: skip


def loaded(asked: Asked) -> frozenset[str]:
    """Return the names of the records of which the state holds any."""
    there = [*asked.rows("records_there"), *asked.rows("columns_there")]
    return frozenset(name for (name,) in there)


def unknown(
    asked: Asked, metric: str, figures: Collection[str] | None = None
) -> dict[str, tuple[Records, ...]]:
    """Return the figures of a metric that can't be known, and what each lacks.

    ``figures``: only those that the answer is about (None: all of the metric's).
    """
    there = loaded(asked)
    lacking = {
        figure: [name for name in needs if name not in there]
        for figure, needs in CATALOGUE[metric].needs.items()
        if figures is None or figure in figures
    }
    idle = _idle(asked, lacking.values())
    return {figure: _records(gone, idle) for figure, gone in lacking.items() if gone}


def _idle(asked: Asked, lacking: Collection[Sequence[str]]) -> dict[str, str]:
    """Return why no enrolment counts, where they lack though some were loaded."""
    if not any("enrollments" in names for names in lacking):
        return {}
    found = asked.rows("enrolments_idle")
    return {"enrollments": found[0][0]} if found else {}


def _records(names: Collection[str], idle: Mapping[str, str]) -> tuple[Records, ...]:
    """Return the records of names; of a table that lacks, not its columns too.

    ``idle``: of tables that were loaded, and of which no row counts, why none does.
    """
    return tuple(
        RECORDS[idle.get(name, name)]
        for name in names
        if name.partition(".")[0] not in names or "." not in name
    )


def stand_ins(asked: Asked, metric: str) -> list[str]:
    """Say what stands for columns that a metric can do without; those of its tables."""
    there, known = loaded(asked), CATALOGUE[metric]
    needed = {name for names in known.needs.values() for name in names}
    return [
        f"{str(RECORDS[name])[:1].upper()}{str(RECORDS[name])[1:]}: {instead}."
        for name, instead in known.instead.items()
        if name not in there | needed and name.partition(".")[0] in there
    ]


def only_known(rows: Sequence[Row], figures: Collection[str]) -> tuple[Row, ...]:
    """Return rows without the figures that can't be known.

    A figure is a field of a row, or what a row is about: then the whole row is blank.
    """
    return tuple(_only_known(row, figures) for row in rows)


def _only_known(row: Row, figures: Collection[str]) -> Row:
    if any(getattr(row, name, None) in figures for name in ABOUT):
        return blank(row)
    kind: Any = row
    gone = [field.name for field in fields(kind) if field.name in figures]
    return replace(kind, **dict.fromkeys(gone)) if gone else row


def note_of(lacking: Collection[Records]) -> list[str]:
    """Say why figures are blank, and what would fill them; nothing where none is."""
    names = {one.name for one in lacking}
    what = "; ".join(str(one) for one in lacking if one.within not in names)
    return [f"Blank, not zero, until it is loaded: {what}."] if what else []


def load_of(lacking: Collection[Records]) -> str:
    """Say in a few words what to load."""
    return f"load {' and '.join(one.load for one in lacking)}" if lacking else ""


def told(lacking: Collection[Records]) -> str:
    """Say in a sentence of Markdown what isn't loaded; empty where all of it is."""
    what = "; ".join(f"{one.lacking} (load **{one.load}**)" for one in lacking)
    return f"Not loaded: {what}." if what else ""
