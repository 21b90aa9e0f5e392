"""What has to be said with the path of an award: the rules, and what can't be known."""

from dataclasses import dataclass

from analytics.drawing.claims import Given, Number, Sentence, say
from analytics.questions.sharing.path import Split

# What no record can tell, said with every answer about sharing.
UNKNOWABLE = (
    "Nobody can know of shares made outside the platform (a picture, a printed page, a "
    "link typed by hand), of looks by the learners themselves, or where a viewer came "
    "from if the network hides it."
)
OVERLAPPING = {
    "network": "An award shared on two networks is in both: networks don't add up.",
    "skill": "An award that shows two skills is in both: skills don't add up.",
    "pathway": "A badge counts in every pathway that names it: pathways don't add up.",
}
RULES = {
    "united": "Awards that several sources record count once, since they were first "
    "issued",
    "retroactive": "Awards issued long after they were earned count from the day of "
    "issue like the others",
    "undated": "Awards accepted on a day that nobody tells count as claimed; whether "
    "within so many days of issue isn't known, so there they are among the unknown",
    "silent": "Awards of sources that tell of no claim: whether they were claimed "
    "isn't known. They stay in the denominator: the rate counts none of them, at_most "
    "all",
    "untold": "Claimed awards of which nothing says who may see them count as public "
    "once they are shared",
}


@dataclass(frozen=True)
class Remarks:
    """Counts of standing awards that a rule treats in its own way.

    ``united``: several sources record them. ``retroactive``: issued long after they
    were earned. ``undated``: claimed on a day that nobody tells. ``untold``: claimed,
    and nothing says who may see them. ``silent``: nobody tells whether it was claimed.
    """

    awards: int
    united: int
    retroactive: int
    undated: int
    untold: int
    silent: int


@dataclass(frozen=True)
class LeftOut:
    """Awards that have a later stage without an earlier one, all parts together."""

    public: int
    shared: int
    viewed: int


def notes_of(
    within: int | None,
    split: Split | None,
    remarks: Remarks,
    left_out: LeftOut | None,
    has_claims: bool = True,
) -> list[str | Sentence]:
    """Return the notes of an answer, the most important first.

    ``left_out``: None where parts are told apart. ``has_claims``: whether anybody
    tells of claims.
    """
    return [
        _horizon(within),
        *(_left_out(left_out) if left_out else []),
        *_rules(remarks, has_claims),
        *([OVERLAPPING[split]] if split in OVERLAPPING else []),
        UNKNOWABLE,
    ]


def _horizon(within: int | None) -> str | Sentence:
    if within is None:
        return (
            "Every award is in the rates, those of last week too, though they had "
            "little time yet."
        )
    return say(
        "Rates are of awards issued at least {} days ago, and count what happened "
        "within {} days of issue: an award that could not have been shared yet isn't "
        "counted as unshared.",
        Given(f"{within:,}"),
        Given(f"{within:,}"),
    )


def _left_out(found: LeftOut) -> list[Sentence]:
    """Say how many awards have a later stage without an earlier one."""
    if not (found.public or found.shared or found.viewed):
        return []
    told = say(
        "Each stage is a part of the one before. Awards left out for that: from public "
        "{} (not claimed); from shared {} (not claimed, or not public); from viewed {} "
        "(looked at only before they were shared, or without it).",
        Number(found, "public"),
        Number(found, "shared"),
        Number(found, "viewed"),
    )
    return [told]


def _rules(remarks: Remarks, has_claims: bool) -> list[Sentence]:
    return [
        say(f"{rule}: {{}} here.", Number(remarks, name))
        for name, rule in RULES.items()
        if getattr(remarks, name) and (has_claims or name != "silent")
    ]
