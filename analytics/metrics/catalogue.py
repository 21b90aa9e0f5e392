"""What each metric means: the one place where it is said.

The definitions screen, ``cairn show`` and ``docs/metrics.md`` are printed from here.
"""

from dataclasses import dataclass

from analytics.store.facts import DAYS_AFTER_EARNING, DAYS_AFTER_TERM


@dataclass(frozen=True)
class Metric:
    """One metric: the question it answers, its parts, and what to beware of."""

    name: str
    label: str
    question: str
    unit: str
    numerator: str
    denominator: str
    caveat: str

    @property
    def definition(self) -> str:
        """All of it in one paragraph."""
        parts = [self.numerator]
        if self.denominator:
            parts.append(f"Out of: {self.denominator}")
        return " ".join([*parts, self.caveat]).strip()


RETROACTIVE = (
    f"Retroactive: issued more than {DAYS_AFTER_TERM} days after the end of the term "
    f"in which it was earned (or, where no term is known, {DAYS_AFTER_EARNING} days "
    "after it was earned); counted apart."
)

_METRICS = (
    Metric(
        "overview",
        "Overview",
        "How big is the programme, and is it changing?",
        "learners, achievements",
        "Reach: learners enrolled at the term's census who hold at least one "
        "achievement. Badges, micro-credentials and credentials: distinct achievements "
        "first earned in the term, each learner's once.",
        "learners enrolled at the term's census (reach only).",
        "A term in progress is compared with the term a year before up to the same "
        "day, counting only what had been issued by then. " + RETROACTIVE,
    ),
    Metric(
        "pathways",
        "Pathways",
        "Which pathways are there, and how many learners are on them?",
        "learners",
        "Started: learners of the pathway's basis with at least one of its "
        "achievements. Completed: those of them whose root step is complete.",
        "",
        "Badges count in every pathway that names them: pathways overlap, and their "
        "counts must not be added up.",
    ),
    Metric(
        "overlaps",
        "Overlaps",
        "Which badges count where, and how many learners are on several pathways?",
        "achievements, learners",
        "Each achievement in each pathway (latest version) that lists it or awards it "
        "as a milestone, with the learners who hold it; and the learners by the number "
        "of pathways of which they hold at least one achievement.",
        "",
        "Never add pathways up: one badge counts in all that name it.",
    ),
    Metric(
        "progression",
        "Progression",
        "Where on a pathway do learners stop?",
        "learners",
        "At each step, the learners who completed it: on the day its rule was first "
        "met by distinct, unrevoked achievements and complete steps, or its milestone "
        "was earned, whichever came first, by the day earned.",
        "learners of the basis (declared, eligible or any) with at least one "
        "achievement of the pathway.",
        "Without a horizon, learners who entered recently are in the denominator "
        "though they had little time; with one, only those whose time is "
        "up. Intervals: Wilson, 95%. Median days: among those who completed, since "
        "their first achievement of the pathway.",
    ),
    Metric(
        "completion-time",
        "Time to complete",
        "How long does it take to complete a pathway?",
        "days",
        "Incidence: the share who completed the pathway (or the step) within so many "
        "days of their first achievement of it, by Aalen and Johansen's estimator. "
        "Graduating without it and not being enrolled any more (from the first census "
        "missed) are competing events; whoever is still there is followed to the day.",
        "learners of the basis with at least one achievement of the pathway.",
        "The median is given only where half have completed. Bands: 95%, day by day. "
        "A death ends the time in which somebody is followed. " + RETROACTIVE,
    ),
    Metric(
        "steps",
        "Step funnel",
        "How far do learners get, step by step?",
        "learners",
        "At each step, the learners whose best try came so far. A try starts at every "
        "award that fits the first step; each award serves one step; what happened at "
        "the same time counts as in order; a window runs from the first step, its end "
        "included. Ordered: other awards may lie between. Strict: none of another step "
        "may. Unordered: step k means k distinct steps done. Every unrevoked award "
        "counts, repeated ones too, by the day or instant earned; each learner once.",
        "learners with the first step (unordered: with any); those of the step before "
        "that isn't optional.",
        "Everybody counts, those who began last week too: mature says how many have "
        "had the whole window. Whoever met what is excluded is left out altogether, "
        "unless another try didn't. Times are those of the best try: the one that came "
        "furthest, and there first. Trends credit the period of the first step, a "
        "learner once a period. Intervals: Wilson, 95%.",
    ),
    Metric(
        "journey",
        "Journey",
        "How far is this learner, and what is left?",
        "badges",
        "Progress: 1 − fewest left ÷ fewest from nothing, where fewest left is the "
        "smallest number of further distinct badges that completes the step, a badge "
        "that counts twice counted once.",
        "",
        "Complete: with its day. Open: still needed or of use. Covered: not earned, "
        "and no longer needed by what it stands under.",
    ),
    Metric(
        "quality",
        "Quality",
        "What in the data deserves a look?",
        "learners, awards, achievements, … (each finding says which)",
        "Each finding counts what its rule names; the list behind a count has as many "
        "rows. Zero: looked for, and nothing found. Empty: can't be checked, because "
        "nothing was loaded that would tell; a note says what.",
        "",
        "A finding is a question, not a mistake: a milestone may be held for prior "
        "learning, a badge may be issued late on purpose. Nothing is changed, joined "
        "or left out by it.",
    ),
    Metric(
        "bottlenecks",
        "Bottlenecks",
        "Which step holds learners up, and why?",
        "learners",
        "At each step, the learners who would have completed the pathway if they had "
        "it: they lack only that. Here: those who are enrolled; of these: whose "
        "work waits for assessment, for whom none of the step's badges was on offer "
        "since, and who didn't take one up.",
        "learners of the basis with at least one achievement of the pathway.",
        "Somebody who lacks only a step inside another lacks only that one, too: don't "
        "add steps up.",
    ),
    Metric(
        "near-completion",
        "Near completion",
        "Who is close to completing a pathway, and what do they lack?",
        "learners",
        "Learners whose fewest badges left on a pathway are at most so many, with the "
        "smallest sets of badges that would complete it. Learners who graduated, died "
        "or aren't enrolled any more are counted apart and never listed.",
        "",
        "Who is enrolled is known from the latest regular term whose census has passed "
        "and of which enrolments were loaded.",
    ),
    Metric(
        "next-badges",
        "Next badges",
        "Which badge should this learner earn next, and why?",
        "badges",
        "Badges that complete a step, or stand in a smallest set of badges that "
        "completes a pathway of the learner's, by: what they complete (pathways before "
        "steps); whether they help a declared pathway; how many pathways they help, "
        "each counted as one over what is left on it; the days that learners typically "
        "took for it since the achievement before.",
        "",
        "Where activities are known, only those on offer this term or next are listed.",
    ),
    Metric(
        "what-if",
        "What if",
        "What would change if a requirement changed?",
        "learners",
        "At each step, those who have it complete by the pathway as it is, and by the "
        "pathway as it would be; gained and lost are the people between the two. Open: "
        "those who haven't completed it and still can, by what can be earned.",
        "learners of the basis who hold something of the pathway, as it is or as it "
        "would be.",
        "It says what the achievements held today would mean. What people would have "
        "done under another rule, it can't say.",
    ),
    Metric(
        "status",
        "Status",
        "What is loaded?",
        "rows",
        "The published state: its number, its day, the rows of each table, the rows "
        "set aside, and the loads that led to it.",
        "",
        "The day (as of) is the latest on which something in the data was earned, "
        "issued, claimed, revoked, shared or viewed.",
    ),
)

CATALOGUE: dict[str, Metric] = {metric.name: metric for metric in _METRICS}
