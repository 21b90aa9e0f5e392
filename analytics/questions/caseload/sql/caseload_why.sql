-- One row per learner who is listed, achievement that they don't hold though a record
-- of it exists, and why it doesn't count: revoked, or assessed and not met; the day.
with people as (
    select distinct learner
    from listed
),

told as (
    select
        award.learner,
        award.achievement,
        'revoked' as why,
        max(award.revoked_from) as day
    from award
    inner join people on award.learner = people.learner
    where award.revoked_from is not null
    group by award.learner, award.achievement
    union all
    select
        alias.learner,
        achievement.achievement,
        'not met' as why,
        max(coalesce(assessments.assessed_on, assessments.submitted_on)) as day
    from recorded_assessments as assessments
    inner join alias on assessments.learner_id = alias.learner_id
    inner join people on alias.learner = people.learner
    inner join achievement on assessments.achievement_id = achievement.achievement_id
    where
        assessments.outcome = 'not-met'
        and coalesce(
            coalesce(assessments.assessed_on, assessments.submitted_on) <= $day, true
        )
    group by alias.learner, achievement.achievement
)

select
    told.learner,
    achievement.achievement_id,
    told.why,
    told.day
from told
inner join achievement on told.achievement = achievement.achievement
left join first_earned
    on
        told.learner = first_earned.learner
        and told.achievement = first_earned.achievement
where first_earned.learner is null
order by
    told.learner asc, told.why desc, told.day asc, achievement.achievement_id asc
