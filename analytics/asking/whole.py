"""The one door past the shadows: what is said of the whole, by whom, and why.

A query that reads ``whole_award``, or a table of the records that bears learners as it
is, stands here with the reason that nobody is shown by it who isn't the viewer's to
see. ``Relations`` refuses any other.
"""

WHO = "It settles whom the viewer may count; only numbers of those leave it."
THERE = "Whether there is such a record at all, of anybody: no row, and no count."

OF_THE_WHOLE = {
    "admit_advisor": WHO,
    "admit_assessor": WHO,
    "admit_director": WHO,
    "admit_learner": WHO,
    "is_advisor": "Whether the viewer is known: they asked for that id themselves.",
    "is_assessor": "Whether the viewer is known: they asked for that id themselves.",
    "is_learner": "Whether the viewer is known: they asked for that id themselves.",
    "records_there": THERE,
    "columns_there": THERE,
    "enrolments_idle": "Why no enrolment counts, of anybody's: a word, and no count.",
    "participation_loaded": THERE,
    "retention_elsewhere": THERE,
    "basis": "Whether anybody declared a pathway: it says by whom a pathway is judged.",
    "attributes": "Names of attributes, as the files have them: no value, of nobody.",
    "audience_untold": "Names of attributes that a pathway asks for and nobody has.",
    "observed_term": "Of which terms enrolments were loaded: who left can't be told "
    "where only the learners of one advisor would be looked at.",
    "overview_first": "The day on which the records begin: before it nothing is zero.",
    "typical_days": "The days that are usual between two badges: a median of all.",
    "quality_never_earned": "Achievements that nobody holds: of no learner.",
    "caseload_maybe": "Awards of a recipient who may be one of the viewer's learners: "
    "only of recipients who are proposed for one of them.",
}
