-- One row: how many of those compared as not exposed had been issued the achievement
-- (null: any) by the landmark and claimed it only later.
select count(distinct people.learner) as learners
from outcome_people as people
inner join award on people.learner = award.learner
inner join achievement on award.achievement = achievement.achievement
where
    people.left_out is null
    and not people.exposed
    and award.issued_on <= people.landmark_on
    and award.claimed_on > people.landmark_on
    and coalesce(achievement.achievement_id = $achievement, $achievement is null)
