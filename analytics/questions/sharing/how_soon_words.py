"""How soon awards are claimed and shared, in words, and part by part."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.asking.loaded import told as not_loaded
from analytics.drawing.markup import as_is
from analytics.drawing.palette import percent, span_of_days
from analytics.drawing.words import WORDS
from analytics.questions.sharing.how_soon import (
    SharingDay,
    SharingSummary,
    SharingTimeAnswer,
)
from analytics.questions.sharing.words import HELD_BACK

# By part ("" for the whole) and end (claimed, shared): its curve.
Curves = Mapping[str, Mapping[str, SharingTimeAnswer]]
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


def sentence(told: Mapping[str, SharingTimeAnswer]) -> str:
    """Say by when a share of the awards is claimed, and shared."""
    said = [
        _half(summary) if end == "claimed" else _tenth(summary)
        for end, answer in told.items()
        for summary in answer.summary[:1]
    ]
    return " ".join([*said, gaps(told)]).strip() or HELD_BACK


def gaps(told: Mapping[str, SharingTimeAnswer]) -> str:
    """Say which end isn't loaded; empty where both are."""
    ends = (one for answer in told.values() for one in answer.not_loaded)
    return not_loaded(dict.fromkeys(ends))


def _half(one: SharingSummary) -> str:
    if one.median_days is None:
        return f"Fewer than half of all awards are ever {WORDS.claimed}."
    days = span_of_days(one.median_days)
    return f"Half of all awards are {WORDS.claimed} within **{days}** of issue."


def _tenth(one: SharingSummary) -> str:
    if one.tenth_days is None:
        return f"In all {percent(one.incidence)} are shared."
    return f"One in ten is shared within **{span_of_days(one.tenth_days)}**."


def apart_sentence(curves: Curves) -> str:
    """Name the part that is shared soonest, and the one that takes longest."""
    known = {
        name: told["shared"].summary[0]
        for name, told in curves.items()
        if "shared" in told
    }
    days = {n: one.tenth_days for n, one in known.items() if one.tenth_days is not None}
    never = [name for name in known if name not in days]
    if not known:
        return HELD_BACK
    if not any("claimed" in told for told in curves.values()):
        return _networks(curves)
    said = []
    if days:
        soon = min(days, key=lambda name: days[name])
        late = max(days, key=lambda name: days[name])
        said.append(f"Soonest is {_one_in_ten(soon, days[soon])}.")
        if days[late] > days[soon]:
            said.append(f"It takes longest for {_one_in_ten(late, days[late])}.")
    if never:
        names = ", ".join(f"**{as_is(name)}**" for name in never[:3])
        more = f" and {len(never) - 3} more" if len(never) > 3 else ""
        said.append(f"Of {names}{more}, fewer than one in ten are ever shared.")
    return " ".join(said)


def _networks(curves: Curves) -> str:
    """Say where most is shared and where least, and how soon half of it is."""
    first, *_ = names = list(curves)
    last = names[-1]
    told = f"Most are shared on {_half_of(first, curves[first]['shared'])}"
    if last != first:
        told += f", fewest on {_half_of(last, curves[last]['shared'])}"
    return f"{told}."


def _half_of(name: str, answer: SharingTimeAnswer) -> str:
    share = answer.summary[0].incidence
    day = next((row.day for row in answer.rows if row.incidence >= share / 2), None)
    half = f"; half of these within {span_of_days(day)}" if share else ""
    return f"**{as_is(name)}** ({percent(share)} of all awards{half})"


def _one_in_ten(name: str, days: float) -> str:
    return f"**{as_is(name)}** (one in ten within {span_of_days(days)})"


def alt(name: str, told: Mapping[str, SharingTimeAnswer]) -> str:
    """Describe one part's curves to somebody who can't see them."""
    return f"{name}: {sentence(told)}" if name else sentence(told)
