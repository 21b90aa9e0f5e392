"""What has to be said with the path of an award: the rules, and what can't be known."""

from dataclasses import dataclass

from analytics.questions.sharing.path import Counts, Split

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


@dataclass(frozen=True)
class Remarks:
    """Counts of standing awards that a rule treats in its own way.

    ``united``: several sources record them. ``retroactive``: issued long after they
    were earned. ``undated``: claimed on a day that nobody tells. ``untold``: claimed,
    and nothing says who may see them.
    """

    awards: int
    united: int
    retroactive: int
    undated: int
    untold: int


def notes_of(
    within: int | None, split: Split | None, remarks: Remarks, counts: list[Counts]
) -> list[str]:
    """Return the notes of an answer, the most important first."""
    return [
        _horizon(within),
        *_left_out(counts),
        *_rules(remarks),
        *([OVERLAPPING[split]] if split in OVERLAPPING else []),
        UNKNOWABLE,
    ]


def _horizon(within: int | None) -> str:
    if within is None:
        return (
            "Every award is in the rates, those of last week too, though they had "
            "little time yet."
        )
    return (
        f"Rates are of awards issued at least {within:,} days ago, and count what "
        f"happened within {within:,} days of issue: an award that could not have been "
        "shared yet isn't counted as unshared."
    )


def _left_out(counts: list[Counts]) -> list[str]:
    """Say how many awards have a later stage without an earlier one."""
    parts = {one.part for one in counts}
    if len(parts) > 1:
        return []
    private, shared, viewed = (sum(c.left_out[k] for c in counts) for k in (2, 3, 4))
    if not (private or shared or viewed):
        return []
    return [
        "Each stage is a part of the one before. Awards left out for that: from public "
        f"{private:,} (not claimed); from shared {shared:,} (not claimed, or not "
        f"public); from viewed {viewed:,} (looked at only before they were shared, or "
        "without it)."
    ]


def _rules(remarks: Remarks) -> list[str]:
    told = {
        "Awards that several sources record count once, since they were first issued: "
        f"{remarks.united:,} here.": remarks.united,
        "Awards issued long after they were earned count from the day of issue like "
        f"the others: {remarks.retroactive:,} here.": remarks.retroactive,
        "Awards accepted on a day that nobody tells count as claimed in time: "
        f"{remarks.undated:,} here.": remarks.undated,
        "Claimed awards of which nothing says who may see them count as public once "
        f"they are shared: {remarks.untold:,} here.": remarks.untold,
    }
    return [note for note, number in told.items() if number]
