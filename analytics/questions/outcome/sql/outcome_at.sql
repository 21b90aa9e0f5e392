-- One row per learner of the population: their landmark, whether the outcome came, and
-- why they are compared with nobody (null: they are compared; the outcome is known).
with graduated as (
    select distinct entry.learner
    from retention_entry as entry
    inner join outcome_landmark as landmark on entry.term = landmark.cohort
    inner join term as started on landmark.cohort = started.term
    inner join term as looked on landmark.landmark = looked.term
    inner join retention_degree as degree on entry.learner = degree.learner
    where degree.conferred_on between started.starts_on and looked.counted_on
),

placed as (
    select
        entry.learner,
        entry.term as cohort,
        landmark.landmark,
        term.counted_on as landmark_on,
        fate.until,
        fate.fate,
        case
            when entry.how in ('never', 'before', 'unlisted') then entry.how
            when landmark.cohort is null then 'other term'
            when member.learner is null then 'other kind'
            when not landmark.is_reached then 'ahead'
            when coalesce(barred.since <= term.counted_on, barred.reason is not null)
                then 'excluded'
            when known.deceased_on <= term.counted_on then 'died'
            when graduated.learner is not null then 'graduated'
            when not coalesce(enrolled.at_census, false) then 'away'
        end as before_it,
        case
            when fate.until <= term.counted_on then 'over'
            when coalesce(fate.fate, 'open') = 'open' then 'open'
            when fate.fate = 'excluded' and fate.reason <> 'died' then 'excluded'
            when fate.fate = 'excluded' then 'died since'
            when fate.fate = 'unknown' then 'unknown'
            when fate.fate = 'graduated' and $leave_completers then 'completed'
        end as after_it
    from retention_entry as entry
    left join outcome_landmark as landmark
        on entry.term = landmark.cohort and entry.how in ('known', 'assumed')
    left join retention_member as member
        on entry.learner = member.learner and entry.term = member.term
    left join term on landmark.landmark = term.term
    left join enrolled
        on entry.learner = enrolled.learner and landmark.landmark = enrolled.term
    left join graduated on entry.learner = graduated.learner
    left join retention_barred as barred on entry.learner = barred.learner
    left join retention_known as known on entry.learner = known.learner
    left join retention_fate as fate
        on entry.learner = fate.learner and entry.term = fate.term
)

select
    learner,
    cohort,
    landmark,
    landmark_on,
    until,
    fate,
    before_it is null as is_at_landmark,
    coalesce(before_it, after_it) as left_out,
    case
        when coalesce(before_it, after_it) is null then list_contains($fates, fate)
    end as succeeded
from placed
