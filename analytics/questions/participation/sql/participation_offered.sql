-- One row per learner at the landmark who was enrolled, by that day, at the census of a
-- term in which the achievement (null: any) could be earned somewhere.
with offered as (
    select distinct term.term
    from term
    inner join record.activities
        on coalesce(term.term_id = activities.term_id, true)
    inner join achievement on activities.achievement_id = achievement.achievement_id
    where $achievement is null or achievement.achievement = $achievement
)

select distinct there.learner
from outcome_at as there
inner join enrolled on there.learner = enrolled.learner
inner join offered on enrolled.term = offered.term
inner join term on enrolled.term = term.term
where
    there.is_at_landmark
    and enrolled.at_census
    and term.counted_on <= there.landmark_on
