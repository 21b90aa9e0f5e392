-- One row per learner who hasn't taken every step: what became of them. Enrolled is
-- who was, at the census of the latest regular term with enrolments, or later.
with observed as (
    select max(term.term) as term
    from observed_term
    inner join term on observed_term.term = term.term
    where observed_term.at_census and term.is_regular and term.counted_on <= $day
),

attended as (
    select
        enrolled.learner,
        coalesce(
            bool_or(enrolled.at_census and enrolled.term >= observed.term), false
        ) as is_enrolled
    from enrolled
    cross join observed
    group by enrolled.learner
),

conferred as (
    select
        alias.learner,
        max(completions.conferred_on) as day
    from recorded_completions as completions
    inner join alias on completions.learner_id = alias.learner_id
    where completions.conferred_on <= $day
    group by alias.learner
),

tried as (
    select
        learner,
        max(anchor_day) as last_anchor
    from reached
    group by learner
)

select
    best.learner,
    attended.learner is null as is_unknown,
    case
        when conferred.day >= best.anchor_day then 'graduated'
        when learner.deceased_on <= $day then 'not enrolled'
        when not attended.is_enrolled then 'not enrolled'
        when
            coalesce(
                ($day - tried.last_anchor) * 86400 < cast($within as bigint), true
            )
            then 'within'
        else 'passed'
    end as fate
from best
inner join learner on best.learner = learner.learner
inner join tried on best.learner = tried.learner
left join attended on best.learner = attended.learner
left join conferred on best.learner = conferred.learner
where best.required < $required
