-- One row per learner: the badge to earn next, of those that can be taken.
with summed as (
    select
        move.learner,
        move.achievement_id,
        sum(move.whole) as whole,
        sum(move.steps) as steps,
        count(*) filter (where move.helps_declared) as declared,
        round(sum(move.weight), 9) as weight
    from move
    where move.achievement_id in (select unnest($open))
    group by move.learner, move.achievement_id
),

ranked as (
    select
        summed.*,
        row_number() over (
            partition by summed.learner
            order by
                summed.whole desc,
                summed.steps desc,
                summed.declared desc,
                summed.weight desc,
                typical_days.days asc nulls last,
                summed.achievement_id asc
        ) as place
    from summed
    left join typical_days on summed.achievement_id = typical_days.achievement_id
)

select
    learner.learner_id,
    ranked.achievement_id,
    achievement.name,
    ranked.whole,
    ranked.steps
from ranked
inner join learner on ranked.learner = learner.learner
inner join achievement on ranked.achievement_id = achievement.achievement_id
where ranked.place = 1
order by learner.learner_id
