-- One row per group and part of those who handed in work: how their work stands.
select
    split.label,
    chosen.part,
    count(distinct chosen.achievement_id) as achievements,
    count(*) filter (where chosen.outcome = 'met') as met,
    count(*) filter (where chosen.outcome = 'not-met') as not_met,
    count(*) filter (where chosen.outcome = 'waiting') as waiting
from attainment_chosen as chosen
inner join split on chosen.learner = split.learner
group by split.label, chosen.part
order by split.label, chosen.part
