-- One row per group and period: who entered the pathway in it, how many of them long
-- enough ago, and how many of these completed it in that time.
select
    counted.label,
    period.period,
    count(*) as entered,
    count(*) filter (where counted.entered_on + $within <= $day) as mature,
    count(*) filter (
        where
        counted.entered_on + $within <= $day
        and step_completed.completed_on - counted.entered_on <= $within
    ) as mature_completed
from counted
inner join period
    on counted.entered_on between period.first_day and period.last_day
left join step_completed
    on
        counted.learner = step_completed.learner
        and step_completed.pathway = $pathway
        and step_completed.step = 0
group by counted.label, period.period
