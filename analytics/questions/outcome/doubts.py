"""How sure a comparison is, and what it can't say: in words."""

from analytics.drawing.claims import (
    Coefficient,
    Number,
    Sentence,
    join,
    never,
    say,
    those,
)
from analytics.drawing.differences_said import Quoted
from analytics.drawing.words import WORDS
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.rows import OutcomeRow
from analytics.questions.outcome.words import key, of_analysis, same

SEVERAL = ("comparisons", ">", 1)
EVIDENCE = """
**What other studies say is mixed.** One short certificate went with a lower chance of a
degree, two or more with a higher one (Bowers 2018). Certificates first, before a
degree, went with more who came and stayed (Education Sciences 12:525, 2022). No strong
study was found in which badges were given by chance, or as good as by chance. So a
difference here is a reason to look closer, not a proof.
"""
CANNOT = """
- **It is an association.** What made people take part may be what made them stay:
  motivation, time, a friend. Nothing here measures these.
- **It is about those who were still enrolled** at that census. Who was gone by then is
  in neither group, and would have made any badge look good.
- **It is about this badge, as it was given here.** It says nothing about making it
  compulsory.
"""
WHY_NOT = f"""
Because time does it by itself. Who stays longer has more time to earn a
{WORDS.badge}, so those who ever earned one have stayed longer than those who never did,
even where the {WORDS.badge} does nothing at all. In a simulation **without effect**,
48.6% of those who ever earned one were still enrolled after eight terms, and 20.8% of
those who never did. Counted from a landmark, as on this screen, it was 46.4% against
46.1%.

The same happens where a {WORDS.badge} is dated by the day it was *earned* but was
issued years later: only who was still there could be issued it. So exposure begins with
the issue here (or the claim, if later), never with the earning.
"""


def placebo(answer: OutcomeAnswer, row: OutcomeRow) -> Sentence:
    """Say what is seen where nothing can have acted; or that it can't be looked at."""
    rows = same(of_analysis(answer, "placebo"), row)
    if rows and rows[0].verdict is not None:
        return Sentence([Quoted(rows[0], title=row.title)])
    mine = (*key(row), ("analysis", "=", "placebo"), ("verdict", "≠", None))
    return never(
        f"No {WORDS.badge} of this kind was issued only after the outcome was over, so "
        "there is no placebo to look at.",
        answer.rows,
        *mine,
    )


def unmeasured(answer: OutcomeAnswer, row: OutcomeRow) -> Sentence:
    """Say how strong something unmeasured would have to be (VanderWeele, Ding 2017)."""
    mine = (*key(row), ("analysis", "=", "adjusted"))
    value = next(iter(those(answer.effects, mine)), None)
    if value is None or value.e_value is None:
        none = "No difference is given, so nothing has to be explained away."
        return never(none, answer.effects, *mine, ("e_value", "≠", None))
    told = say(
        "To explain all of it, something that isn't measured would have to go with "
        "both taking part and staying by a factor of {} each, beyond all that is "
        "adjusted for (E-value)",
        Coefficient(value, "e_value"),
    )
    if value.e_value_limit is None or value.e_value_limit <= 1:
        none = "The interval holds no difference without that."
        beyond = ("e_value_limit", ">", 1)
        return say("{}. {}", told, never(none, answer.effects, *mine, beyond))
    limit = Coefficient(value, "e_value_limit")
    return say("{}; {} would bring the interval to zero.", told, limit)


def comparisons(answer: OutcomeAnswer) -> Sentence:
    """Say how many comparisons were made, and what that does to chance."""
    several = those(answer.rows, (SEVERAL,))
    if not several:
        return never("One comparison was made.", answer.rows, SEVERAL)
    many = max(several, key=lambda one: one.comparisons)
    return say(
        "{} comparisons were made in each analysis. Who looks at twenty finds one by "
        "chance, so verdicts go by p adjusted for that many (Benjamini, Hochberg).",
        Number(many, "comparisons"),
    )


def doubts(answer: OutcomeAnswer, row: OutcomeRow, model: Sentence) -> Sentence:
    """List what speaks for and against it, and what it can't say at all."""
    told = (
        placebo(answer, row),
        unmeasured(answer, row),
        comparisons(answer),
        model,
    )
    listed = join(*(say("- {}", one) for one in told if one), between="\n")
    return say(f"{{}}{CANNOT}", listed)
