"""Who advises whom."""

from collections.abc import Iterator

import numpy as np

from analytics.sample import draw
from analytics.sample.block import Block
from analytics.sample.dates import text

HEADERS = {"advisors": ("advisor_id", "learner_id", "role", "from", "to")}

HEADERS = {"advisors": ("advisor_id", "learner_id", "role", "from", "to")}


def advisors(block: Block, rng: np.random.Generator) -> Iterator[tuple[str, ...]]:
    """Yield the rows of advisors.csv: a primary advisor each, and honors beside."""
    plan, who = block.plan, block.who
    rates = plan.rates["advising"]
    colleges = list(dict.fromkeys(major.college for major in plan.majors))
    total = sum(major.share for major in plan.majors)
    weight = {
        name: sum(m.share for m in plan.majors if m.college == name) / total
        for name in colleges
    }
    since = text(who.entry_on)
    handed = draw.chance(rng, rates["handed_over"], who.size).tolist()
    until = block.until(180)
    for row, place in enumerate(who.major.tolist()):
        college = plan.majors[place].college
        nth = 1 + int(who.index[row]) * weight[college] // rates["load"]
        stem = f"ADV-{college.upper().replace(' ', '-')}"
        advisor, learner = f"{stem}-{nth:03.0f}", block.ids[row]
        if handed[row] and until[row]:
            yield (f"{stem}-000", learner, "primary", since[row], until[row])
            yield (advisor, learner, "primary", until[row], "")
        else:
            yield (advisor, learner, "primary", since[row], "")
        if who.honors[row]:
            yield (rates["honors"], learner, "honors", since[row], "")
