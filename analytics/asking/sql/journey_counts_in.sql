-- One row per achievement and pathway (latest versions) in which it counts.
select
    achievement.achievement_id,
    pathway.pathway_id,
    pathway.title
from pathway_achievement
inner join pathway on pathway_achievement.pathway = pathway.pathway
inner join achievement
    on pathway_achievement.achievement = achievement.achievement
where pathway.is_latest
order by pathway.title
