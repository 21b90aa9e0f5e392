-- One row per learner who is listed: who they are, and when they last earned anything.
with people as (
    select distinct learner
    from listed
),

named as (
    select
        alias.learner,
        coalesce(learners.display_name, learners.name) as name,
        row_number() over (
            partition by alias.learner
            order by (alias.learner_id = alias.survivor) desc, alias.learner_id asc
        ) as place
    from recorded_learners as learners
    inner join alias on learners.learner_id = alias.learner_id
    inner join people on alias.learner = people.learner
),

latest as (
    select
        first_earned.learner,
        max(first_earned.earned_on) as earned_on
    from first_earned
    inner join people on first_earned.learner = people.learner
    group by first_earned.learner
)

select
    learner.learner,
    learner.learner_id,
    named.name,
    learner.is_confidential,
    whereabouts.standing,
    latest.earned_on
from people
inner join learner on people.learner = learner.learner
inner join whereabouts on people.learner = whereabouts.learner
left join named on people.learner = named.learner and named.place = 1
left join latest on people.learner = latest.learner
