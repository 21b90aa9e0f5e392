"""What a question's cursor holds of learners: rows of those admitted, nobody else's.

A query reads a fact by its name, and a table of the records that bears learners as
``recorded_awards``. For whoever counts everybody these are the state's own. For any
other viewer each is made, when it is first read, of the rows of ``admitted``: a query
that forgets to ask whose it may show leaks nothing. What is said of the whole is asked
as ``whole_award``, by the queries that ``asking.whole`` lists, and by no other.
"""

# ruff: noqa: S608
from dataclasses import dataclass

WHOLE, RECORDED = "whole_", "recorded_"

_NUMBERED = "where learner in (select learner from admitted)"
_NAMED = "where learner_id in (select learner_id from alias)"
_SURVIVOR = "where survivor in (select learner_id from alias)"
_RECIPIENT = "where recipient_id in (select learner_id from alias)"
_OF_SHARE = (
    "share_id in (select share_id from {facts}.share "
    "where learner in (select learner from admitted))"
)
# Whose these are isn't known, or only whoever looks after the records may know it.
_NONE = "where false"

# Facts that bear learners, and which of their rows are of those admitted.
FACTS = {
    **dict.fromkeys(
        ("alias", "attribute", "award", "declaration", "enrolled", "first_earned",
         "learner", "look", "program", "proposal", "share", "step_completed",
         "term_of_learner", "trait"),
        _NUMBERED,
    ),
    **dict.fromkeys(("merged", "merged_nowhere"), _NAMED),
    "recognised": _RECIPIENT,
    "recycled": _SURVIVOR,
}  # fmt: skip

# Tables of the records that do. An address may have been another person's before: whose
# an award is, the days tell, as in the fact ``award``.
RECORDS = {
    **dict.fromkeys(
        ("advisors", "assessments", "attributes", "completions", "declared",
         "enrollments", "identities", "learners", "merges", "programs", "searches",
         "spells"),
        _NAMED,
    ),
    "awards": (
        "left join {facts}.recycled as passed on awards.learner_id = "
        "passed.recipient_id and coalesce(awards.issued_on, awards.earned_on) = "
        "passed.issued_on where coalesce(passed.survivor, awards.learner_id) in "
        "(select learner_id from alias)"
    ),
    "credentials": (
        "where (source, award_id) in "
        "(select (source, award_id) from recorded_awards where award_id is not null)"
    ),
    "recipients": _RECIPIENT,
    "shares": f"where {_OF_SHARE}",
    "views": f"where {_OF_SHARE} or award_id in (select award_id from recorded_awards)",
    **dict.fromkeys(
        ("aside", "came", "decided", "gone", "rejected", "set_aside", "stripped",
         "waiting"),
        _NONE,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Sight:
    """What one cursor sees of the facts: all of them, or those of ``admitted``.

    ``facts`` is where the state has them, ``awards`` the query of the whole's awards as
    of the day.
    """

    facts: str
    awards: str
    is_whole: bool = True

    def query(self, relation: str) -> str | None:
        """Return what a relation is made of; None where the state's own is read."""
        name = relation.removeprefix(RECORDED)
        if name != relation:
            source, tails = "record", RECORDS
        elif relation.startswith(WHOLE):
            return self._whole(relation.removeprefix(WHOLE))
        else:
            source, tails = self.facts, FACTS
        if self.is_whole:
            return f"from record.{name}" if source == "record" else None
        if name not in tails:
            return None
        return f"select {name}.* from {source}.{name} {tails[name]}".format(
            facts=self.facts
        )

    def _whole(self, fact: str) -> str:
        return self.awards if fact == "award" else f"from {self.facts}.{fact}"
