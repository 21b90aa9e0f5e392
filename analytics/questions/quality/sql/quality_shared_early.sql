-- One row per share of the population on a day before the award was issued; where the
-- share names no award, before the first of that achievement.
with issued as (
    select
        award.learner,
        award.achievement,
        award.award_id,
        min(award.issued_on) as day
    from award
    where award.award_id is not null
    group by award.learner, award.achievement, award.award_id
    union all
    select
        award.learner,
        award.achievement,
        null as award_id,
        min(award.issued_on) as day
    from award
    group by award.learner, award.achievement
)

select
    learner.learner_id as learner,
    achievement.achievement_id as achievement,
    share.award_id as award,
    share.shared_on as day,
    concat('issued on ', issued.day) as detail
from share
inner join population on share.learner = population.learner
inner join issued
    on
        share.learner = issued.learner
        and share.achievement = issued.achievement
        and share.award_id is not distinct from issued.award_id
inner join learner on share.learner = learner.learner
inner join achievement on share.achievement = achievement.achievement
where share.shared_on < issued.day and share.shared_on <= $day
