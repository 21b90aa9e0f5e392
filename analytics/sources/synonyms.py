"""What other systems call the contract's columns, for proposing a mapping."""

# By table where a name means different things; "" holds for every table.
CALLED: dict[str, dict[str, tuple[str, ...]]] = {
    "": {
        "learner_id": (
            "student id", "user id", "person id", "recipient id", "earner id",
            "student number", "sis id", "sis user id", "emplid", "pidm", "spriden id",
            "banner id", "user", "student", "learner", "recipient", "earner", "netid",
            "username", "login", "recipient identifier", "recipient email",
            "user email", "earner email", "issued to",
        ),
        "achievement_id": (
            "badge id", "badge class id", "badge template id", "template id", "badge",
            "badge class", "badge code", "achievement", "credential name",
            "micro credential", "badge name", "badge title", "credential",
        ),
        "award_id": (
            "assertion id", "issued badge id", "award", "assertion", "award number",
            "issued badge", "credential id", "badge instance id", "entity id",
        ),
        "term_id": (
            "term", "term code", "strm", "semester", "academic period", "session",
        ),
        "activity_id": ("course id", "course", "crn", "section id", "activity"),
        "pathway": ("pathway id", "pathway name", "programme", "path"),
    },
    "awards": {
        "award_id": ("id",),
        "earned_on": (
            "date", "earned", "earned date", "date earned", "awarded on", "award date",
            "date awarded", "awarded", "completed on", "completion date", "achieved",
        ),
        "issued_on": (
            "issue date", "issued", "date issued", "issued at", "issued date",
        ),
        "claimed_on": (
            "accepted", "accepted at", "accepted on", "claim date", "claimed",
            "date accepted", "claimed at",
        ),
        "expires_on": ("expiration date", "expires", "expires at", "expiry date"),
        "revoked_on": ("revocation date", "revoked at", "date revoked"),
        "revoked": ("is revoked",),
        "evidence_url": ("evidence", "evidence link"),
        "assessed_by": ("assessor", "evaluator", "issued by"),
        "score": ("grade", "points", "mark"),
    },
    "learners": {
        "learner_id": ("id", "external id"),
        "name": ("full name", "student name", "learner name", "user name"),
        "display_name": ("preferred name", "chosen name"),
        "email": ("e mail", "email address", "mail", "student email"),
        "entry_term": ("admit term", "first term", "cohort term"),
        "entry_on": ("admit date", "entry date", "start date", "created at"),
        "entry_type": ("admit type", "student type"),
        "confidential": ("ferpa", "directory opt out", "privacy flag"),
    },
    "achievements": {
        "achievement_id": ("id", "code"),
        "name": ("title", "badge name", "badge title"),
        "kind": ("type", "category", "badge type"),
        "skills": ("tags", "skill"),
        "criteria": ("criteria url", "earning criteria"),
    },
    "terms": {
        "term_id": ("id", "code"),
        "name": ("description", "term name", "title"),
        "starts_on": ("start date", "begin date", "starts", "start"),
        "ends_on": ("end date", "ends", "end"),
        "census_on": ("census date", "census"),
    },
    "enrollments": {
        "status": ("enrollment status", "state", "enrolment status"),
        "credits": ("credit hours", "units", "hours"),
        "load": ("full part time", "time status", "academic load"),
        "gpa": ("term gpa", "grade point average"),
        "section": ("section id", "crn", "course section"),
    },
    "programs": {
        "program": ("major", "plan", "academic plan", "program name", "acad plan"),
        "level": ("career", "academic career", "student level"),
        "expected_graduation": ("expected graduation term", "expected grad term"),
    },
    "shares": {
        "network": ("platform", "medium", "shared to", "channel"),
        "shared_on": ("shared at", "share date", "date", "shared"),
    },
    "views": {
        "viewed_on": ("viewed at", "view date", "date", "viewed"),
        "count": ("views", "view count"),
    },
    "completions": {
        "conferred_on": ("degree date", "conferral date", "graduation date"),
        "title": ("degree", "degree title", "award"),
    },
    "advisors": {
        "advisor_id": ("adviser id", "advisor", "adviser", "counselor id"),
        "from": ("start date", "since"),
        "to": ("end date", "until"),
    },
    "assessments": {
        "submitted_on": ("submitted at", "submission date", "submitted"),
        "assessed_on": ("graded at", "assessment date", "graded on"),
        "outcome": ("result", "status"),
        "assessor": ("grader", "evaluator"),
    },
    "declared": {
        "declared_on": ("declaration date", "declared", "start date", "joined"),
        "ended_on": ("end date", "left on"),
    },
}  # fmt: skip


def called(table: str, column: str) -> tuple[str, ...]:
    """Return the other names of a table's column, the table's own first."""
    own = CALLED.get(table, {}).get(column, ())
    return (*own, *CALLED[""].get(column, ()))
