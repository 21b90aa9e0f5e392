-- One row per achievement that was issued in the early window to any of those who were
-- enrolled when it ended: to how many, and how many of them completed; the same of
-- those to whom it wasn't.
with whole as (
    select
        count(*) as people,
        count(*) filter (where is_completed) as completed
    from followed_standing
    where is_there
),

held as (
    select distinct
        award.achievement,
        award.learner,
        followed_standing.is_completed
    from followed_standing
    inner join award on followed_standing.learner = award.learner
    where
        followed_standing.is_there
        and award.revoked_from is null
        and award.issued_on
        between followed_standing.entered_on and followed_standing.early_until
),

early as (
    select
        achievement,
        count(*) as people,
        count(*) filter (where is_completed) as completed
    from held
    group by achievement
)

select
    achievement.achievement_id,
    achievement.name,
    early.people,
    early.completed,
    whole.people - early.people as others,
    whole.completed - early.completed as others_completed,
    early.achievement in (
        select pathway_achievement.achievement
        from pathway_achievement
        where pathway_achievement.pathway = $pathway
    ) as is_of_pathway
from early
cross join whole
inner join achievement on early.achievement = achievement.achievement
order by achievement.achievement_id
