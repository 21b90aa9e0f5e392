-- One row per record that its source no longer has: which, whose, and since when.
select
    learner_id as learner,
    achievement_id as achievement,
    award_id as award,
    source,
    since as day,
    concat_ws(', ', record, 'no longer in ' || file, term_id) as detail
from recorded_gone
order by record, learner_id, achievement_id, term_id
