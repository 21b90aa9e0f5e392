-- One row per learner and pathway that is listed, and achievement they hold that only
-- another version of it counts: which version.
select
    listed.learner,
    achievement.achievement_id,
    mine.pathway_id,
    min(other.version) as version
from listed
inner join pathway as mine on listed.pathway = mine.pathway
inner join pathway as other
    on mine.pathway_id = other.pathway_id and mine.pathway <> other.pathway
inner join pathway_achievement as theirs on other.pathway = theirs.pathway
left join pathway_achievement as ours
    on mine.pathway = ours.pathway and theirs.achievement = ours.achievement
inner join first_earned
    on
        listed.learner = first_earned.learner
        and theirs.achievement = first_earned.achievement
inner join achievement on theirs.achievement = achievement.achievement
where ours.achievement is null
group by listed.learner, achievement.achievement_id, mine.pathway_id
order by listed.learner, achievement.achievement_id
