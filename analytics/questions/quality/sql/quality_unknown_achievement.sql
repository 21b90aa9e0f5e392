-- One row per achievement that was awarded though no list of achievements has it.
select
    achievement.achievement_id as achievement,
    min(award.earned_on) as day,
    concat(count(*), case when count(*) = 1 then ' award' else ' awards' end) as detail
from award
inner join achievement on award.achievement = achievement.achievement
where not achievement.is_listed
group by achievement.achievement_id
