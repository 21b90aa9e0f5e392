-- One row per group, stretch of a term (before its start, a week, after its end, an
-- unknown day), last week there and fate: how many enrolments came to it. Weeks count
-- from 0.
select
    split.label,
    case
        when ended.days is null then 'day unknown'
        when ended.days < 0 then 'before the start'
        when ended.days > ended.followed then 'after the end'
        else 'week'
    end as stretch,
    case
        when ended.days >= 0 then least(ended.days, ended.followed) // 7
    end as week,
    ended.fate,
    count(*) as enrolments
from withdrawals_enrolments as ended
inner join split on ended.learner = split.learner
group by all
order by all
