-- One row per credential: the recipient whom its best copies name. Of those of one date
-- a plain name counts (a hash says less), before them one that fits what is signed.
with best as (
    select
        source,
        award_id,
        min(standing) as standing
    from placed
    group by source, award_id
)

select
    placed.source,
    placed.award_id,
    placed.learner_id
from placed
inner join best
    on placed.source = best.source and placed.award_id = best.award_id
left join fitting
    on
        placed.source = fitting.source
        and placed.award_id = fitting.award_id
        and placed.learner_id = fitting.learner_id
where placed.standing = best.standing or fitting.learner_id is not null
qualify row_number() over (
    partition by placed.source, placed.award_id
    order by
        placed.standing > best.standing desc, placed.issued desc,
        placed.is_named desc, placed.learner_id asc
) = 1
