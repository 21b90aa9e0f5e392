-- One row per view that is recorded on a day before the share that led to it.
with owner as (
    select
        award_id,
        min(learner) as learner,
        min(achievement) as achievement
    from award
    where award_id is not null
    group by award_id
)

select
    learner.learner_id as learner,
    coalesce(awarded.achievement_id, shares.achievement_id) as achievement,
    shares.award_id as award,
    shares.share_id as other,
    views.viewed_on as day,
    concat('shared on ', shares.shared_on) as detail
from recorded_views as views
inner join recorded_shares as shares on views.share_id = shares.share_id
left join owner on shares.award_id = owner.award_id
left join achievement as awarded on owner.achievement = awarded.achievement
left join alias on shares.learner_id = alias.learner_id
inner join learner on coalesce(owner.learner, alias.learner) = learner.learner
inner join population on learner.learner = population.learner
where views.viewed_on < shares.shared_on and views.viewed_on <= $day
