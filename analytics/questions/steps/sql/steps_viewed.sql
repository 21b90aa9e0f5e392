-- One row per look at an award of the population: when.
with owned as (
    select
        awards.award_id,
        awards.learner_id,
        awards.achievement_id,
        row_number() over (
            partition by awards.award_id order by awards.source
        ) as place
    from recorded_awards as awards
    where awards.award_id is not null
),

told as (
    select
        coalesce(owned.learner_id, shares.learner_id) as learner_id,
        coalesce(owned.achievement_id, shares.achievement_id) as achievement_id,
        views.viewed_on,
        views.viewed_at
    from recorded_views as views
    left join recorded_shares as shares on views.share_id = shares.share_id
    left join owned
        on
            coalesce(views.award_id, shares.award_id) = owned.award_id
            and owned.place = 1
)

select
    alias.learner,
    told.viewed_on as day,
    told.viewed_at as instant,
    cast(null as date) as since,
    cast(null as date) as before,
    cast($fits as bigint) as fits
from told
inner join alias on told.learner_id = alias.learner_id
inner join population on alias.learner = population.learner
where coalesce(told.achievement_id = cast($of as varchar), true)
