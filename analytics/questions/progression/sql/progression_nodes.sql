-- One row per node of a pathway, in reading order, with the name people know it by.
select
    node.place,
    node.step_id as step,
    node.kind,
    coalesce(achievement.name, node.title) as title,
    node.parent,
    node.depth,
    node.needs,
    node.of,
    node.is_optional
from node
left join achievement
    on node.kind = 'achievement' and node.step_id = achievement.achievement_id
where node.pathway = $pathway
order by node.place
