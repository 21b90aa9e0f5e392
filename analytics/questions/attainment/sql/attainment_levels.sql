-- One row per group, part and level reached in the attempts that count, a criterion at
-- a time: how often.
select
    split.label,
    chosen.part,
    judged.level,
    case
        when isfinite(try_cast(judged.level as double))
            then cast(judged.level as double)
    end as number,
    count(*) as times
from attainment_chosen as chosen
inner join split on chosen.learner = split.learner
inner join attainment_judged as judged
    on
        chosen.learner = judged.learner
        and chosen.achievement_id = judged.achievement_id
        and chosen.submitted is not distinct from judged.submitted
        and (
            chosen.criterion is null
            or chosen.criterion = coalesce(judged.criterion, 'not given')
        )
where judged.level is not null
group by split.label, chosen.part, judged.level
order by split.label, chosen.part, number nulls last, judged.level
