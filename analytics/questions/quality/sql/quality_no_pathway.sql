-- One row per achievement that no pathway counts in the version of today.
select
    achievement.achievement_id as achievement,
    achievement.name as detail
from achievement
where
    achievement.achievement not in (
        select pathway_achievement.achievement
        from pathway_achievement
        inner join pathway on pathway_achievement.pathway = pathway.pathway
        where pathway.is_latest
    )
