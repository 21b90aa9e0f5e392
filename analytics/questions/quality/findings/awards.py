"""What may be wrong with milestones, awards and their days."""

from datetime import date

from analytics.questions.quality.findings.finding import Finding

# Days that spreadsheets, databases and clocks begin to count at (the one before, in
# time zones west of Greenwich): written where a day isn't known.
DEFAULTS = [
    date(1900, 1, 1),
    date(1904, 1, 1),
    date(1969, 12, 31),
    date(1970, 1, 1),
    date(1980, 1, 1),
]

MILESTONES = (
    Finding(
        "milestone-not-awarded",
        "Requirements met, but the milestone was not awarded",
        "milestones due",
        "A learner completed a step and holds no award of its milestone that stands. "
        "Counted once a milestone, for learners whose pathway it is: they declared it, "
        "are of its audience, or it is for anyone.",
        "Award the milestone, or find out why the rule says more than is meant.",
        "quality_not_awarded",
        "pathways",
    ),
    Finding(
        "milestone-without-rule",
        "Milestone held, but its requirements are not met",
        "milestones held",
        "A learner holds a milestone, and the rule of no step that awards it is met "
        "without it. Steps inside it may have been completed by their own milestones.",
        "Look for awards that are missing or were revoked. Prior learning is a good "
        "reason: then nothing is wrong.",
        "quality_without_rule",
        "pathways",
    ),
)

AWARDS = (
    Finding(
        "duplicate-awards",
        "Looks like one award recorded twice",
        "badges of a learner",
        "Two awards of one achievement to one learner that both stand, and were earned "
        "on the same day or come from different sources. A badge earned again on "
        "another day, in the same source, is none.",
        "Revoke one of them, or load the awards of one source only.",
        "quality_duplicate_awards",
    ),
    Finding(
        "earned-before-entry",
        "Earned before the learner entered",
        "awards",
        "The day of earning lies before the learner's day of entry, or, where that "
        "isn't known, before the first day of the term in which they entered.",
        "Prior learning and orientation are good reasons: then nothing is wrong. Else "
        "correct the day, or look whether the award is another person's.",
        "quality_before_entry",
        "learners.entry",
        values=(("defaults", DEFAULTS),),
    ),
    Finding(
        "earned-after-death",
        "Earned after the learner died",
        "awards",
        "The day of earning lies after the learner's day of death. What was earned "
        "before it and issued after it is none.",
        "Give the day on which it was earned, or look whose award it is.",
        "quality_after_death",
        "learners.deceased_on",
    ),
    Finding(
        "default-day",
        "Earned on a day that programs write where none is known",
        "awards",
        "The day of earning is the first that spreadsheets, databases or clocks know: "
        "1 January 1900, 1904, 1970 or 1980, or 31 December 1969.",
        "Find the day, or leave the award out: it counts as earned on that day.",
        "quality_default_day",
        values=(("defaults", DEFAULTS),),
    ),
    Finding(
        "issued-before-earned",
        "Issued before it was earned",
        "awards",
        "The day of issue lies before the day of earning.",
        "Correct one of the two days at its source and load again.",
        "quality_issued_early",
        "awards.issued_on",
    ),
    Finding(
        "claimed-before-issued",
        "Claimed before it was issued",
        "awards",
        "The day of claiming lies before the day of issue.",
        "Correct the days at their source: often an award that was issued anew.",
        "quality_claimed_early",
        "awards.claimed_on",
    ),
    Finding(
        "shared-before-issued",
        "Shared before it was issued",
        "shares",
        "The day of a share lies before the award's day of issue (where the share "
        "names no award: before that of the first one).",
        "Correct the days at their source. Until then, times from issue to share are "
        "too short.",
        "quality_shared_early",
        "shares",
        dated=True,
    ),
    Finding(
        "viewed-before-shared",
        "Viewed before it was shared",
        "views",
        "The day of a view lies before the day of the share that led to it.",
        "Correct the days at their source.",
        "quality_viewed_early",
        "views",
        dated=True,
    ),
    Finding(
        "shared-before-claimed",
        "Shared though it wasn't claimed by then",
        "shares",
        "An award that stands was shared, and was not claimed (accepted) by that day, "
        "or ever.",
        "Ask the platform: a claim is missing, or anybody can share. Such an award "
        "isn't in the stages after claiming.",
        "quality_shared_unclaimed",
        "shares.claimed",
        dated=True,
    ),
    Finding(
        "viewed-private",
        "Looked at though it is private",
        "awards and days",
        "An award that stands is said to be private, and was looked at. It may have "
        "been public then, or the learner looked.",
        "Ask the platform who can see a private award.",
        "quality_viewed_private",
        "views",
        dated=True,
    ),
    Finding(
        "retroactive",
        "Issued long after it was earned",
        "awards",
        "As everywhere (see the definitions): counted by the day earned, and apart.",
        "Nothing, if it was meant. Sharing can't have begun before the day of issue.",
        "quality_retroactive",
        "awards.issued_on",
    ),
    Finding(
        "earned-day-stands-in",
        "The day of earning had to be guessed from another date",
        "awards",
        "The credential says only when it was issued; that day counts as earned.",
        "Load the awards from your own records, with the day they were earned.",
        "quality_stand_in",
        "credentials",
    ),
    Finding(
        "issue-day-assumed",
        "No day of issue: the day of earning stands in",
        "awards",
        "The award has no issued_on. It can't be seen whether it was issued later.",
        "Give issued_on, if your platform knows it.",
        "quality_issue_assumed",
        dated=True,
    ),
)
