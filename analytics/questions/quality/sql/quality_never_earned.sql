-- One row per achievement that nobody holds on the day.
select
    achievement.achievement_id as achievement,
    achievement.name as detail
from achievement
where
    achievement.achievement not in (
        select whole_award.achievement
        from whole_award
        where whole_award.revoked_from is null
    )
