-- One row per learner, piece of work and criterion: what counts of it. Of several
-- assessors the one who assessed it last; on one day, who found it not met.
select
    learner,
    achievement_id,
    criterion,
    submitted,
    activity_id,
    assessed_on,
    outcome,
    level
from attainment_scored
qualify
    row_number() over (
        partition by learner, achievement_id, criterion, submitted
        order by
            assessed_on desc nulls last,
            outcome = 'not-met' desc,
            level asc nulls last,
            assessor asc nulls last
    ) = 1
