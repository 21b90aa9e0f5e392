"""The canonical records: every table of the programme folder, column by column.

This is the one place that knows which columns exist, what kind each is, and what
makes a row itself. Sources type by it, the store merges by it, the dictionary in
``data/README.md`` is printed from it.
"""

from analytics.table import Column, Kind, Table


def _id(name: str, meaning: str, required: bool = False) -> Column:
    return Column(name, Kind.ID, meaning, required)


def _text(name: str, meaning: str, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, meaning, required)


def _address(name: str, meaning: str, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, meaning, required, is_address=True)


def _on(name: str, meaning: str, required: bool = False, past: bool = False) -> Column:
    return Column(name, Kind.MOMENT, meaning, required, past=past)


def _choice(name: str, meaning: str, *choices: str, required: bool = False) -> Column:
    return Column(name, Kind.CHOICE, meaning, required, choices)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, Kind.FLAG, meaning)


_LEARNER = _id("learner_id", "Who: the learner's id.", required=True)
_ACHIEVEMENT = _id("achievement_id", "What: the achievement's id.", required=True)

LEARNERS = Table(
    "learners",
    "One row per learner. Every further column is an attribute.",
    (
        _LEARNER,
        _text("name", "The learner's name, as in the student system."),
        _text("display_name", "Shown instead of the name wherever it is given."),
        _address("email", "The learner's e-mail address."),
        _id("entry_term", "The term in which the learner entered."),
        _on("entry_on", "When the learner entered."),
        _choice(
            "entry_type",
            "How the learner entered.",
            "first-time",
            "transfer",
            "readmitted",
            "dual-enrolment",
            "graduate",
            "non-degree",
        ),
        _flag("confidential", "True where the learner opted out of the directory."),
        _on("deceased_on", "When the learner died.", past=True),
        Column(
            "cohort_exclusion_on",
            Kind.MOMENT,
            "Since when the attribute cohort_exclusion holds (empty: from the start).",
            is_of_attribute=True,
        ),
    ),
    (("learner_id",),),
    extra=True,
)

IDENTITIES = Table(
    "identities",
    "One row per further name by which a learner is known.",
    (
        _LEARNER,
        _text("kind", "email, did, url, sis_id, former_name, …", required=True),
        _address("value", "The other name itself.", required=True),
        Column("valid_from", Kind.DAY, "First day that it named this learner."),
        Column("valid_to", Kind.DAY, "Last day that it named this learner."),
    ),
    (("learner_id", "kind", "value"),),
)

MERGES = Table(
    "merges",
    "One row per id that was found to be another learner's.",
    (_LEARNER, _id("into", "The id that stays.", required=True)),
    (("learner_id", "into"),),
)

PROGRAMS = Table(
    "programs",
    "One row per learner, term and major or minor.",
    (
        _LEARNER,
        _id("term_id", "The term.", required=True),
        _text("program", "The programme of study.", required=True),
        _text("level", "undergraduate, graduate, …"),
        _flag("primary", "True for the learner's first programme."),
        _text("expected_graduation", "When the learner expects to graduate."),
    ),
    (("learner_id", "term_id", "program"),),
)

ACHIEVEMENTS = Table(
    "achievements",
    "One row per badge, micro-credential or credential that can be earned.",
    (
        _ACHIEVEMENT,
        _text("name", "Its name.", required=True),
        _text("kind", "Badge, MicroCredential, Credential or an OB 3.0 type."),
        _text("issuer", "Who issues it."),
        _text("description", "What it is."),
        _text("criteria", "What has to be done for it."),
        _text("skills", "Skills it shows, separated by semicolons."),
        Column("offered_to", Kind.DAY, "Last day that it can be earned."),
    ),
    (("achievement_id",),),
)

ACTIVITIES = Table(
    "activities",
    "One row per place where an achievement can be earned.",
    (
        _id("activity_id", "The activity's id.", required=True),
        _ACHIEVEMENT,
        _id("term_id", "The term in which it takes place."),
        _text("title", "Its title."),
        _text("kind", "course, internship, service-learning, capstone, …"),
        _text("department", "The department that offers it."),
        _text("delivery", "How it is taught: on campus, online, …"),
        Column("seats", Kind.COUNT, "How many can take part."),
        Column("register_by", Kind.DAY, "Last day to register."),
        _text("contact", "Whom to ask."),
        _text("url", "Where to read more."),
    ),
    (("activity_id", "achievement_id"),),
)

AWARDS = Table(
    "awards",
    "One row per award of an achievement to a learner.",
    (
        _id("award_id", "The award's id in its source."),
        _LEARNER,
        _ACHIEVEMENT,
        _on("earned_on", "When it was earned.", required=True, past=True),
        _id("source", "Where the record comes from (native where not given)."),
        _id("earned_term", "The term whose work earned it."),
        _on("issued_on", "When it was issued (earned_on where absent).", past=True),
        _on("claimed_on", "When the learner claimed (accepted) it.", past=True),
        _flag(
            "accepted", "True: accepted, on a day that nobody knows. False: not yet."
        ),
        _on("expires_on", "When it expires."),
        _on("revoked_on", "When it was revoked.", past=True),
        _flag("revoked", "True where it was revoked on an unknown day."),
        _id("activity_id", "The activity that led to it."),
        Column("score", Kind.NUMBER, "Score, 0 to 100.", low=0, high=100),
        _text("level", "The level reached, on its own scale."),
        _text("evidence_url", "Where the evidence is."),
        _text("narrative", "What the learner did."),
        _text("assessed_by", "Who assessed it."),
        _choice("visibility", "Who may see it.", "public", "private"),
    ),
    (("source", "award_id"), ("source", "learner_id", "achievement_id", "earned_on")),
)

ASSESSMENTS = Table(
    "assessments",
    "One row per piece of work, criterion and assessor, or waiting for one.",
    (
        _LEARNER,
        _ACHIEVEMENT,
        _on("submitted_on", "When the work was handed in.", past=True),
        _on("assessed_on", "When it was assessed.", past=True),
        _id("activity_id", "The activity it belongs to."),
        _text("criterion", "The rubric criterion."),
        _text("level", "The level reached, on the rubric's scale."),
        _choice("outcome", "What was found.", "met", "not-met", "waiting"),
        _text("assessor", "Who assessed it."),
    ),
    (("learner_id", "achievement_id", "criterion", "submitted_on", "assessor"),),
)

SHARES = Table(
    "shares",
    "One row per time that a learner put an award before others.",
    (
        _id("share_id", "The share's id."),
        _id("award_id", "The award that was shared."),
        _id("learner_id", "Whose award, where no award_id is known."),
        _id("achievement_id", "Of what, where no award_id is known."),
        _text("network", "Where it was shared.", required=True),
        _on("shared_on", "When it was shared.", required=True, past=True),
    ),
    (
        ("share_id",),
        ("award_id", "network", "shared_on"),
        ("learner_id", "achievement_id", "network", "shared_on"),
    ),
    either=(("award_id",), ("learner_id", "achievement_id")),
)

VIEWS = Table(
    "views",
    "One row per look at an award, or per count of looks.",
    (
        _id("view_id", "The view's id."),
        _id("share_id", "The share that led to it."),
        _id("award_id", "The award that was seen."),
        _on("viewed_on", "When it was seen.", required=True, past=True),
        _text("source", "Where the viewer came from."),
        _choice("kind", "What was done.", "view", "click", "verify"),
        Column("count", Kind.COUNT, "How many (1 where not given)."),
    ),
    (("view_id",), ("share_id", "viewed_on"), ("award_id", "viewed_on")),
    either=(("share_id",), ("award_id",)),
)

TERMS = Table(
    "terms",
    "One row per term.",
    (
        _id("term_id", "The term's id.", required=True),
        _text("name", "Its name."),
        _on("starts_on", "Its first day.", required=True),
        _on("census_on", "The day on which enrolment is counted."),
        _on("ends_on", "Its last day.", required=True),
        _text("season", "fall, spring, summer, …"),
        _flag("regular", "False for summer and short terms."),
        _id("part_of", "The term that a session belongs to."),
    ),
    (("term_id",),),
)

ENROLLMENTS = Table(
    "enrollments",
    "One row per learner, term, institution and section.",
    (
        _LEARNER,
        _id("term_id", "The term.", required=True),
        _id("institution", "Where: empty, or the institution's own name, is here."),
        _id("section", "The course section, where enrolment is by section."),
        _choice("status", "What it is.", "enrolled", "withdrawn", "leave"),
        _on("status_on", "Since when."),
        _choice("load", "Full or part time.", "full", "part"),
        Column("credits", Kind.NUMBER, "Credits in the term.", low=0, high=1000),
        Column("gpa", Kind.NUMBER, "Grade point average of the term.", low=0),
        _text("result", "The section's result."),
    ),
    (("learner_id", "term_id", "institution", "section"),),
)

COMPLETIONS = Table(
    "completions",
    "One row per degree or certificate conferred (a graduation, not a badge).",
    (
        _LEARNER,
        _on("conferred_on", "When it was conferred.", required=True),
        _text("title", "What was conferred."),
        _text("level", "undergraduate, graduate, …"),
        _id("institution", "Where: empty, or the institution's own name, is here."),
    ),
    (("learner_id", "conferred_on", "title", "institution"),),
)

SEARCHES = Table(
    "searches",
    "One row per time that a learner was looked for in a clearinghouse of enrolments.",
    (
        _LEARNER,
        _on("searched_on", "When the search was made.", required=True, past=True),
        Column(
            "found",
            Kind.FLAG,
            "True where any record was found. Not found is unknown, not left.",
            required=True,
        ),
        Column("search_date", Kind.DAY, "The day from (or before) which was searched."),
    ),
    (("learner_id", "searched_on", "search_date"),),
)

SPELLS = Table(
    "spells",
    "One row per stretch of enrolment, anywhere, that a clearinghouse knows of.",
    (
        _LEARNER,
        _id("institution", "Where: its code.", required=True),
        _text("institution_name", "What it is called."),
        _on("begins_on", "Its first day.", required=True),
        _on("ends_on", "Its last day."),
        _choice(
            "status",
            "How it stands; empty where the institution doesn't tell.",
            "enrolled",
            "withdrawn",
            "leave",
            "deceased",
        ),
        _choice(
            "load",
            "How much of full time.",
            "full",
            "three-quarter",
            "half",
            "less-than-half",
            "part",
        ),
    ),
    (("learner_id", "institution", "begins_on"),),
)

DECLARED = Table(
    "declared",
    "One row per time that a learner set out on a pathway.",
    (
        _LEARNER,
        _id("pathway", "The pathway.", required=True),
        _on("declared_on", "When."),
        _on("ended_on", "When the learner gave it up."),
    ),
    (("learner_id", "pathway", "declared_on"),),
)

ADVISORS = Table(
    "advisors",
    "One row per advisor and learner.",
    (
        _id("advisor_id", "The advisor.", required=True),
        _LEARNER,
        _text("role", "primary, …"),
        Column("from", Kind.DAY, "First day."),
        Column("to", Kind.DAY, "Last day."),
    ),
    (("advisor_id", "learner_id"),),
)

DIRECTORS = Table(
    "directors",
    "One row per thing that a program director answers for.",
    (
        _id("director_id", "The director.", required=True),
        _id("pathway", "A pathway; or"),
        _text("attribute", "an attribute of learners, with"),
        _text("value", "the value that it has."),
    ),
    (("director_id", "pathway", "attribute", "value"),),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        LEARNERS,
        IDENTITIES,
        MERGES,
        PROGRAMS,
        ACHIEVEMENTS,
        ACTIVITIES,
        AWARDS,
        ASSESSMENTS,
        SHARES,
        VIEWS,
        TERMS,
        ENROLLMENTS,
        COMPLETIONS,
        SEARCHES,
        SPELLS,
        DECLARED,
        ADVISORS,
        DIRECTORS,
    )
}
