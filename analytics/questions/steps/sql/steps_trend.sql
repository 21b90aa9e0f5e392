-- One row per group and period: who took the first step in it, each once; who came to
-- the last step from there; and whose last try in it has had the whole window.
with tried as (
    select
        reached.learner,
        period.period,
        max(reached.required) as required,
        max(reached.anchor_day) as last_anchor
    from reached
    inner join period
        on reached.anchor_day between period.first_day and period.last_day
    group by reached.learner, period.period
)

select
    split.label,
    tried.period,
    count(*) as entered,
    count(*) filter (where tried.required = $required) as converted,
    count(*) filter (
        where ($day - tried.last_anchor) * 86400 >= cast($within as bigint)
    ) as mature
from tried
inner join split on tried.learner = split.learner
group by split.label, tried.period
