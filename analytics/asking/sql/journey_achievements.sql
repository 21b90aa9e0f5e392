-- One row per achievement that a pathway lists: what it is, and what it asks for.
select distinct
    achievement.achievement_id,
    achievement.name,
    achievement.kind,
    achievement.issuer,
    achievement.description,
    achievement.criteria,
    achievement.skills,
    achievement.offered_to
from node
inner join achievement on node.step_id = achievement.achievement_id
where node.kind = 'achievement'
order by achievement.achievement_id
