-- One row per learner of a cohort and point at which is looked: what became of them.
-- Who was enrolled or completed by then is counted as that, whatever came later: an
-- exclusion, like a death, only takes out who was gone by then because of it.
with aimed as (
    select
        member.learner,
        member.term,
        goal.place,
        min(started.starts_on) as since,
        max(goal.until) as until,
        bool_and(goal.is_open) as is_open,
        max(looked.counted_on) as counted_on,
        bool_or(coalesce(there.at_census, false)) as is_here
    from retention_member as member
    inner join retention_goal as goal
        on
            member.term = goal.term
            and coalesce(goal.level = coalesce(member.level, ''), goal.level is null)
    inner join term as started on member.term = started.term
    left join term as looked on goal.goal = looked.term
    left join retention_enrolled as there
        on member.learner = there.learner and goal.goal = there.term
    group by member.learner, member.term, goal.place
),

degrees as (
    select
        aimed.learner,
        aimed.term,
        aimed.place
    from aimed
    inner join retention_degree as degree on aimed.learner = degree.learner
    where degree.conferred_on between aimed.since and aimed.until
    group by aimed.learner, aimed.term, aimed.place
)

select
    aimed.learner,
    aimed.term,
    aimed.place,
    aimed.until,
    aimed.is_open,
    case
        when aimed.is_open then 'open'
        when $by_degree and degrees.learner is not null then 'graduated'
        when $by_degree and gone.reason is not null then 'excluded'
        when aimed.is_here or abroad.learner is not null then 'returned'
        when degrees.learner is not null then 'graduated'
        when gone.reason is not null then 'excluded'
        when $anywhere and not coalesce(known.searched_on >= aimed.counted_on, false)
            then 'unknown'
        else 'not enrolled'
    end as fate,
    gone.reason
from aimed
left join degrees
    on
        aimed.learner = degrees.learner
        and aimed.term = degrees.term
        and aimed.place = degrees.place
left join retention_known as known on aimed.learner = known.learner
left join retention_gone as gone
    on aimed.learner = gone.learner and aimed.until >= gone.since
left join retention_abroad as abroad
    on
        aimed.learner = abroad.learner
        and aimed.term = abroad.term
        and aimed.place = abroad.place
