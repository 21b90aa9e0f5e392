"""What may be wrong with badges and pathways, and with what came in."""

from analytics.questions.quality.findings.finding import Finding

CATALOGUE = (
    Finding(
        "in-no-pathway",
        "Badge that counts in no pathway",
        "achievements",
        "No pathway, in its latest version, names it as a badge or a milestone.",
        "Add it to a pathway, if it should lead somewhere.",
        "quality_no_pathway",
        "pathways",
        "catalogue",
    ),
    Finding(
        "never-earned",
        "Badge that nobody holds",
        "achievements",
        "No award of it stands, by the day.",
        "Is it new, too hard to reach, or no longer offered?",
        "quality_never_earned",
        None,
        "catalogue",
    ),
    Finding(
        "no-longer-earnable",
        "Badge that can no longer be earned",
        "achievements",
        "Its last day (offered_to) has passed.",
        "See whether a pathway still asks for it: the next findings.",
        "quality_ended",
        "achievements.offered_to",
        "catalogue",
        dated=True,
    ),
    Finding(
        "unknown-achievement",
        "Awards of a badge that no list of achievements has",
        "achievements",
        "An achievement's id that awards name, and that no list has.",
        "Load the achievements, or mend the id.",
        "quality_unknown_achievement",
        "achievements",
        "catalogue",
    ),
    Finding(
        "alike-achievements",
        "Badges whose ids look alike",
        "achievements",
        "An id that is another badge's but for blanks, capitals, an apostrophe before "
        "it, zeros before it or .0 behind it. Counted is every badge after the first "
        "of those alike. Nothing is joined by this.",
        "If they are one badge, write its id alike in awards, achievements and "
        "pathways, and load what you mended.",
        "quality_alike_achievements",
        None,
        "catalogue",
    ),
    Finding(
        "terms-overlap",
        "Terms that share days",
        "pairs of terms",
        "Two terms of which one begins before the other has ended. A session inside "
        "one longer regular term is counted as part of that.",
        "If one is a session of the other, give it regular = false. Else correct the "
        "days: what is earned while both run counts in the term in which the learner "
        "was enrolled that day, then in the regular one, then in the later.",
        "quality_terms_overlap",
        None,
        "catalogue",
    ),
    Finding(
        "pathway-closed",
        "Pathway that nobody who starts now can finish",
        "pathways",
        "With every badge that can still be earned, its root is not complete (latest "
        "version).",
        "Offer a badge again, name another, or end the pathway.",
        None,
        "achievements.offered_to",
        "catalogue",
    ),
    Finding(
        "step-closed",
        "Step that nobody who starts now can finish",
        "steps",
        "With every badge that can still be earned, the step is not complete (latest "
        "version, roots apart).",
        "Offer a badge again, or name another.",
        None,
        "achievements.offered_to",
        "catalogue",
    ),
    Finding(
        "learner-stuck",
        "Set out on a pathway that can't be finished any more",
        "learners on pathways",
        "Somebody who declared or began a pathway, has not completed it, and could not "
        "with all that they hold and every badge that can still be earned.",
        "Tell them, and offer a way round.",
        None,
        "achievements.offered_to",
    ),
)

LOADS = (
    Finding(
        "set-aside",
        "Set aside at a load",
        "rows",
        "A row or document whose value broke a rule, as of the last load of its file.",
        "Mend it where the file, line and rule say, and load the file again.",
        "quality_set_aside",
        None,
        "records",
    ),
    Finding(
        "gone-from-source",
        "No longer in its source",
        "rows",
        "A row that was loaded, and that a newer file of its source, which the mapping "
        "says is whole, no longer has. It isn't counted since; it is not revoked.",
        "If it should be there, mend the source and load its file again: what comes "
        "back counts again.",
        "quality_gone",
        None,
        "records",
    ),
)
