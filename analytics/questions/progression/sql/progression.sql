-- One row per group and node of the tree: who completed it, and how soon.
with reached as (
    select
        node.place,
        counted.label,
        counted.learner,
        step_completed.completed_on - counted.entered_on as days,
        counted.entered_on
    from node
    inner join step_completed
        on node.pathway = step_completed.pathway and node.step = step_completed.step
    inner join counted on step_completed.learner = counted.learner
    where node.pathway = $pathway
    union all
    select
        node.place,
        counted.label,
        counted.learner,
        first_earned.earned_on - counted.entered_on as days,
        counted.entered_on
    from node
    inner join achievement on node.step_id = achievement.achievement_id
    inner join first_earned on achievement.achievement = first_earned.achievement
    inner join counted on first_earned.learner = counted.learner
    where node.pathway = $pathway and node.kind = 'achievement'
)

select
    label,
    place,
    count(*) as completed,
    median(days) as median_days,
    count(*) filter (
        where entered_on + cast($within as integer) <= $day and days <= $within
    ) as mature_completed
from reached
group by label, place
