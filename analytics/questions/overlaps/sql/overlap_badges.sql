-- One row per achievement and pathway (latest versions) in which it counts as a leaf or
-- milestone: who of the population holds it.
with holders as (
    select
        first_earned.achievement,
        count(*) as learners
    from first_earned
    inner join population on first_earned.learner = population.learner
    group by first_earned.achievement
)

select
    achievement.achievement_id,
    achievement.name,
    achievement.is_milestone,
    pathway.pathway_id,
    pathway.title,
    coalesce(holders.learners, 0) as learners,
    count(*) over (partition by achievement.achievement) as pathways
from pathway_achievement
inner join latest_version on pathway_achievement.pathway = latest_version.pathway
inner join pathway on latest_version.pathway = pathway.pathway
inner join achievement on pathway_achievement.achievement = achievement.achievement
left join holders on achievement.achievement = holders.achievement
order by
    pathways desc,
    achievement.name asc,
    achievement.achievement_id asc,
    pathway.title asc
