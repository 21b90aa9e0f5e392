-- One row per credential: the recipient whom the newest of its best copies names; of
-- those of one date a plain name counts (a hash says less). Where that is a hash, the
-- plain name of another copy that fits it.
with meant as (
    select
        source,
        award_id,
        learner_id
    from placed
    qualify row_number() over (
        partition by source, award_id
        order by standing asc, issued desc, is_named desc, learner_id asc
    ) = 1
)

select
    meant.source,
    meant.award_id,
    coalesce(min(fitting.learner_id), meant.learner_id) as learner_id
from meant
left join fitting
    on
        meant.source = fitting.source
        and meant.award_id = fitting.award_id
        and meant.learner_id = fitting.meant
group by meant.source, meant.award_id, meant.learner_id
