-- One row per learner and regular term in which they are followed and had it in hand by
-- its census.
select distinct
    spell.learner,
    spell.place
from outcome_spell as spell
inner join outcome_given as given on spell.learner = given.learner
where
    given.since <= spell.counted_on
    and coalesce(given.until > spell.counted_on, true)
