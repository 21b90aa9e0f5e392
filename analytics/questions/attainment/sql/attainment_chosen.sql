-- One row per learner and achievement (and criterion, where asked by criterion): the
-- attempt that counts, or each of them. A piece of work is not met where a criterion
-- isn't, waits where one waits, and is met otherwise.
with asked as (
    select
        * replace (
            case when $split = 'criterion' then coalesce(criterion, 'not given') end
                as criterion
        )
    from attainment_judged
),

piece as (
    select
        learner,
        achievement_id,
        criterion,
        submitted,
        min(activity_id) as activity_id,
        coalesce(submitted, min(assessed_on)) as done_at,
        case
            when bool_or(outcome = 'not-met') then 'not-met'
            when bool_or(outcome = 'waiting') then 'waiting'
            else 'met'
        end as outcome
    from asked
    group by learner, achievement_id, criterion, submitted
),

placed as (
    select
        piece.*,
        max(term.term) as begun
    from piece
    left join term on piece.done_at >= term.starts_on
    group by all
)

select
    placed.learner,
    placed.achievement_id,
    placed.criterion,
    placed.submitted,
    placed.outcome,
    coalesce(
        case $split
            when 'criterion' then placed.criterion
            when 'activity' then placed.activity_id
            when 'delivery' then activities.delivery
            when 'term' then coalesce(activities.term_id, term.term_id)
            else placed.achievement_id
        end,
        'not given'
    ) as part
from placed
left join term on placed.begun = term.term
left join record.activities
    on
        placed.activity_id = activities.activity_id
        and placed.achievement_id = activities.achievement_id
qualify
    $attempts = 'every'
    or row_number() over (
        partition by placed.learner, placed.achievement_id, placed.criterion
        order by
            $attempts = 'any' and placed.outcome = 'met' desc,
            case when $attempts = 'first' then placed.done_at end asc nulls last,
            placed.done_at desc nulls last
    ) = 1
