-- One row per learner of a cohort and point at which is looked, who was enrolled at any
-- institution then: at our census or later, beginning before the term's end. Without a
-- last day a spell stands for the term in which it begins.
select distinct
    member.learner,
    member.term,
    goal.place
from retention_member as member
inner join retention_goal as goal on member.term = goal.term
inner join term on goal.goal = term.term
inner join alias on member.learner = alias.learner
inner join recorded_spells as spells on alias.learner_id = spells.learner_id
where
    $anywhere
    and coalesce(spells.status, 'enrolled') = 'enrolled'
    and spells.begins_on <= $day
    and spells.begins_on <= term.ends_on
    and coalesce(spells.ends_on >= term.counted_on, spells.begins_on >= term.starts_on)
