-- One row per achievement and pathway (latest versions) in which it counts.
select
    achievement.achievement_id,
    pathway.pathway_id,
    pathway.title
from pathway_achievement
inner join latest_version on pathway_achievement.pathway = latest_version.pathway
inner join pathway on latest_version.pathway = pathway.pathway
inner join achievement
    on pathway_achievement.achievement = achievement.achievement
order by pathway.title
