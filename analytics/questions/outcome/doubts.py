"""How sure a comparison is, and what it can't say: in words."""

from analytics.drawing.markup import as_is
from analytics.drawing.words import WORDS, spoken
from analytics.questions.outcome.counts import OutcomeAnswer
from analytics.questions.outcome.rows import OutcomeRow
from analytics.questions.outcome.words import of_analysis, same

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


def placebo(answer: OutcomeAnswer, row: OutcomeRow) -> str:
    """Say what is seen where nothing can have acted; or that it can't be looked at."""
    rows = same(of_analysis(answer, "placebo"), row)
    if not rows or rows[0].verdict is None:
        return (
            f"No {WORDS.badge} of this kind was issued only after the outcome was "
            "over, so there is no placebo to look at."
        )
    return as_is(spoken(rows[0].verdict, row.title))


def unmeasured(answer: OutcomeAnswer, row: OutcomeRow) -> str:
    """Say how strong something unmeasured would have to be (VanderWeele, Ding 2017)."""
    rows = [one for one in answer.effects if one.analysis == "adjusted"]
    value = next(iter(same(rows, row)), None)
    if value is None or value.e_value is None:
        return "No difference is given, so nothing has to be explained away."
    told = (
        "To explain all of it, something that isn't measured would have to go with "
        f"both taking part and staying by a factor of {value.e_value:.2f} each, beyond "
        "all that is adjusted for (E-value)"
    )
    if value.e_value_limit is None or value.e_value_limit <= 1:
        return f"{told}. The interval holds no difference without that."
    return f"{told}; {value.e_value_limit:.2f} would bring the interval to zero."


def comparisons(answer: OutcomeAnswer) -> str:
    """Say how many comparisons were made, and what that does to chance."""
    many = max((row.comparisons or 0 for row in answer.rows), default=0)
    if many < 2:
        return "One comparison was made."
    return (
        f"{many} comparisons were made in each analysis. Who looks at twenty finds one "
        "by chance, so verdicts go by p adjusted for that many (Benjamini, Hochberg)."
    )


def doubts(answer: OutcomeAnswer, row: OutcomeRow, model: str) -> str:
    """List what speaks for and against it, and what it can't say at all."""
    told = (
        placebo(answer, row),
        unmeasured(answer, row),
        comparisons(answer),
        model,
    )
    return "\n".join(f"- {one}" for one in told if one) + CANNOT
