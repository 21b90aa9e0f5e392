"""How far a learner is, in sentences. No figure is worked out here."""

from analytics.drawing.palette import day
from analytics.drawing.words import WORDS
from analytics.questions.journey.counts import JourneyAnswer, Way

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count(number: int, noun: str) -> str:
    """Write a number of things as a reader says it: one badge, 12 badges."""
    said = _SMALL[number] if number < len(_SMALL) else f"{number:,}"
    return f"{said} {noun}{'' if number == 1 else 's'}"


def closest(ways: tuple[Way, ...]) -> list[Way]:
    """Return the open pathways that are declared or begun, the closest first."""
    going = [way for way in ways if way.fewest_left and _is_going(way)]
    order = sorted(going, key=lambda w: (w.fewest_left, -w.progress, w.title))
    return sorted(order, key=lambda w: w.fewest_left > 1 and w.tie != "declared")


def _is_going(way: Way) -> bool:
    return way.progress > 0 or way.tie == "declared"


def sentence(answer: JourneyAnswer) -> str:
    """Answer how far this learner is, and what is left, in at most four sentences.

    Whoever isn't here any more is said to be so first: nothing is left for them to do.
    """
    who = answer.learner[0]
    ways = answer.ways
    name = who.name or f"This {WORDS.learner}"
    if who.deceased_on:
        earned = " This is what they earned." if answer.awards else ""
        return f"{name} died on {day(who.deceased_on)}.{earned}"
    done = [way.title for way in ways if way.fewest_left == 0]
    ahead = closest(ways)
    told = [_gone(answer)]
    if ahead:
        told += [_ahead(name, ahead[0]), _how(ahead[0], ahead[1:])]
    elif not done:
        told.append(f"{name} has not started a {WORDS.pathway} yet.")
    if done:
        told.append(
            f"{'Complete: ' if ahead else f'{name} has completed '}{_all(done)}."
        )
    return " ".join(line for line in told if line)


def _gone(answer: JourneyAnswer) -> str:
    """Say that somebody isn't enrolled; "" where they are, or it isn't known."""
    who = answer.learner[0]
    name = who.name or f"This {WORDS.learner}"
    if who.standing == "graduated" and who.since:
        return f"{name} {WORDS.graduated} on {day(who.since)}."
    if who.standing == "not enrolled":
        return f"{name} is not enrolled as of {day(answer.as_of)}."
    return ""


def _ahead(name: str, way: Way) -> str:
    if not way.progress:
        left = count(way.fewest_left, WORDS.badge)
        return f"{name} has declared {way.title}, which takes {left}."
    return f"{name} is {count(way.fewest_left, 'badge')} from {way.title}."


def _how(way: Way, others: list[Way]) -> str:
    """Say what would complete the closest pathway, where few badges would."""
    ways_there = [one[0] for one in way.sets if len(one) == 1]
    if way.fewest_left != 1 or way.set_count != len(ways_there):
        return ""
    if len(ways_there) > 1:
        if len(ways_there) > 4:
            return f"Any one of {count(len(ways_there), 'badge')} would complete it."
        return f"{_all(ways_there, 'or')} would complete it."
    also = [o.title for o in others if any(ways_there[0] in one for one in o.sets)]
    more = f", and counts towards {_all(also[:2])} too" if also else ""
    return f"{ways_there[0]} would complete it{more}."


def _all(names: list[str], word: str = "and") -> str:
    shown = names if len(names) < 5 else [*names[:3], f"{len(names) - 3} more"]
    if len(shown) == 1:
        return shown[0]
    return f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def reaches(way: Way) -> str:
    """Say how a pathway can be completed: how many sets of badges, and an example."""
    if way.fewest_left == 0:
        return "Complete."
    left = f"{way.fewest_left} {WORDS.to_go}"
    singles = [one[0] for one in way.sets if len(one) == 1]
    if 1 < len(singles) <= 4 and way.set_count == len(singles):
        return f"{left}: {_all(singles, 'or')}."
    example = _all(list(way.sets[0])) if way.sets else ""
    if way.set_count == 1:
        return f"{left}: {example}."
    many = "many ways" if way.set_count is None else f"{way.set_count:,} ways"
    return f"{left}; {many}, for example {example}." if example else f"{left}."


def timeline(answer: JourneyAnswer) -> str:
    """Say what the timeline shows, for those who don't see it."""
    awards = answer.awards
    if not awards:
        return "Nothing has been earned yet."
    late = sum(bool(award.is_retroactive) for award in awards)
    said = f"{count(len(awards), 'award')} from {day(awards[0].earned_on)}"
    return f"{said} to {day(awards[-1].earned_on)}; {late or 'none'} issued later."
