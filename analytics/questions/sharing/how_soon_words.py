"""How soon awards are claimed and shared, in words, and part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analytics.asking.loaded import told as not_loaded
from analytics.drawing.claims import (
    EMPTY,
    Count,
    Days,
    Name,
    Percent,
    Sentence,
    Within,
    holds,
    join,
    never,
    say,
    those,
)
from analytics.drawing.compared import Extreme, least, most
from analytics.drawing.words import WORDS
from analytics.questions.sharing.how_soon import (
    SharingDay,
    SharingSummary,
    SharingTimeAnswer,
)
from analytics.questions.sharing.words import HELD_BACK

# By part ("" for the whole) and end (claimed, shared): its curve.
Curves = Mapping[str, Mapping[str, SharingTimeAnswer]]
TENTH, SHARE = "tenth_days", "incidence"
NAMED = 3  # of the parts that are hardly shared
PANELS, ACROSS = 6, 3  # curves side by side; the table has every part
WHOLE, GROUPS = "all", "groups"
BY = (WHOLE, "kind", "network")  # and groups, where they are compared


def apart(told: Mapping[str, SharingTimeAnswer]) -> Curves:
    """Take answers apart into those of their parts.

    Those with most awards come first; of as many (networks), those shared most.
    """
    found: dict[str, dict[str, SharingTimeAnswer]] = {}
    size: dict[str, tuple[int, int]] = {}
    for end, answer in told.items():
        for one in answer.summary:
            name = called(one)
            rows = tuple(row for row in answer.rows if called(row) == name)
            alone = replace(answer, rows=rows, summary=(one,))
            found.setdefault(name, {})[end] = alone
            size[name] = max(size.get(name, (0, 0)), (one.awards, one.reached))
    ordered = sorted(found, key=lambda name: size[name], reverse=True)
    return {name: found[name] for name in ordered}


def called(row: SharingDay | SharingSummary) -> str:
    """Return the part or group that a row is of ("": the whole)."""
    return row.split or row.group


def sentence(told: Mapping[str, SharingTimeAnswer]) -> Sentence:
    """Say by when a share of the awards is claimed, and shared."""
    said = [
        _half(summary) if end == "claimed" else _tenth(summary)
        for end, answer in told.items()
        for summary in answer.summary[:1]
    ]
    answers = tuple(told.values())
    none = never(HELD_BACK, answers, ("summary", "≠", ()))
    return join(*said, gaps(told)) or none


def gaps(told: Mapping[str, SharingTimeAnswer]) -> Sentence:
    """Say which end isn't loaded; empty where both are."""
    answers = tuple(told.values())
    lacking = dict.fromkeys(one for answer in answers for one in answer.not_loaded)
    if not lacking:
        return EMPTY
    return holds(not_loaded(lacking), answers, ("not_loaded", "≠", ()))


def _half(one: SharingSummary) -> Sentence:
    if one.median_days is None:
        never_half = f"Fewer than half of all awards are ever {WORDS.claimed}."
        return holds(never_half, (one,), ("median_days", "=", None))
    days = Days(one, "median_days")
    return say(
        f"Half of all awards are {WORDS.claimed} within **{{}}** of issue.", days
    )


def _tenth(one: SharingSummary) -> Sentence:
    if one.tenth_days is None:
        return say("In all {} are shared.", Percent(one, "incidence"))
    return say("One in ten is shared within **{}**.", Days(one, "tenth_days"))


def apart_sentence(curves: Curves) -> Sentence:
    """Name the part that is shared soonest, and the one that takes longest."""
    known = tuple(
        told["shared"].summary[0] for told in curves.values() if "shared" in told
    )
    if not known:
        return never(HELD_BACK, known)
    if not any("claimed" in told for told in curves.values()):
        return _networks(curves, known)
    soon, late = least(known, TENTH, name=called), most(known, TENTH, name=called)
    said = []
    if soon.found:
        said.append(say("Soonest is {} ({}).", soon, _one_in_ten(soon)))
    if late.found and late.value > soon.value:
        said.append(say("It takes longest for {} ({}).", late, _one_in_ten(late)))
    return join(*said, _seldom(known))


def _one_in_ten(end: Extreme) -> Sentence:
    return say("one in ten within {}", Days(end.row, TENTH))


def _seldom(known: Sequence[SharingSummary]) -> Sentence:
    """Name the parts of which not one in ten is ever shared."""
    where = ((TENTH, "=", None),)
    found = those(known, where)
    if not found:
        return EMPTY
    column = "split" if any(one.split for one in known) else "group"
    names = join(
        *(say("**{}**", Name(one, column)) for one in found[:NAMED]), between=", "
    )
    rest = Count(known, where, beyond=NAMED)
    more = say(" and {} more", rest) if rest.value > 0 else EMPTY
    return say("Of {}{}, less than one in ten are ever shared.", names, more)


def _networks(curves: Curves, known: Sequence[SharingSummary]) -> Sentence:
    """Say where most is shared and where least, and how soon half of it is."""
    top, end = most(known, SHARE, name=called), least(known, SHARE, name=called)
    if not top.value:
        return never("Nothing is shared on any.", known, (SHARE, ">", 0))
    told = say("Most are shared on {} ({})", top, _half_of(curves, top))
    if end.value == top.value:
        return say("{}.", told)
    return say("{}, fewest on {} ({}).", told, end, _half_of(curves, end))


def _half_of(curves: Curves, end: Extreme) -> Sentence:
    """Say which share it is; and by when half of that was there, if it is one's."""
    told = say("{} of all awards", Percent(end.row, SHARE))
    if not end.value or len(end.found) > 1:
        return told
    rows = curves[called(end.row)]["shared"].rows
    half = Within(rows, SHARE, end.value / 2)
    return say("{}; half of these within {}", told, half)


def alt(name: str, told: Mapping[str, SharingTimeAnswer]) -> str:
    """Describe one part's curves to somebody who can't see them."""
    return f"{name}: {sentence(told)}" if name else sentence(told)
