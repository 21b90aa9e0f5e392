"""Who had access to what is asked about, and who tried, by the landmark."""

from analytics.asking.ask import Asked
from analytics.asking.pathways import choose
from analytics.questions.outcome.question import Exposure


def keep_stages(asked: Asked, exposure: Exposure) -> tuple[bool, bool]:
    """Keep ``participation_open`` and ``participation_tried``; say which is known.

    Access: a pathway was for them; an achievement could be earned somewhere in a term
    in which they were enrolled. Tried: one achievement of the pathway was issued to
    them; work for the achievement was handed in. Nothing tells who tried for any
    achievement at all.
    """
    if exposure.kind == "pathway":
        return _pathway(asked, exposure.name)
    number = None
    if exposure.kind == "achievement":
        number = asked.rows("steps_known", ids=[exposure.name])[0][1]
    [(has_activities, has_assessments, _)] = asked.rows(
        "participation_loaded", achievement=number, pathway=None
    )
    asked.define("participation_open", "participation_offered", achievement=number)
    asked.define("participation_tried", "participation_handed_in", achievement=number)
    return has_activities, has_assessments and number is not None


def _pathway(asked: Asked, name: str) -> tuple[bool, bool]:
    found = choose(asked, name, None)
    [(_, _, has_audience)] = asked.rows(
        "participation_loaded", achievement=None, pathway=found.number
    )
    asked.define("participation_open", "participation_meant", pathway=found.number)
    asked.define("participation_tried", "participation_begun", pathway_id=name)
    return has_audience, True
