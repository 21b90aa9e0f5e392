-- One row per achievement that no pathway counts in its latest version.
select
    achievement.achievement_id as achievement,
    achievement.name as detail
from achievement
where
    achievement.achievement not in (
        select pathway_achievement.achievement
        from pathway_achievement
        inner join latest_version
            on pathway_achievement.pathway = latest_version.pathway
    )
