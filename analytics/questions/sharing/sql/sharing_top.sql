-- One row per kind of tile: the way in which most awards issued between two days were
-- earned, the network with most shares and the source with most looks made between
-- them; how many, and of how many.
with activity as (
    select
        activity_id,
        min(kind) as kind
    from record.activities
    group by activity_id
),

happened as (
    select
        'top_method' as measure,
        activity.kind as name,
        1 as times
    from award
    inner join population on award.learner = population.learner
    inner join alias on award.learner = alias.learner
    inner join achievement on award.achievement = achievement.achievement
    inner join recorded_awards as awards
        on
            alias.learner_id = awards.learner_id
            and achievement.achievement_id = awards.achievement_id
            and award.source = awards.source
            and award.earned_on = awards.earned_on
            and award.award_id is not distinct from awards.award_id
    inner join activity on awards.activity_id = activity.activity_id
    where award.revoked_from is null and award.issued_on between $since and $until
    union all
    select
        'top_network' as measure,
        network as name,
        1 as times
    from sharing_counted
    where shared_on between $since and $until
    union all
    select
        'top_source' as measure,
        look.source as name,
        look.looks as times
    from look
    inner join population on look.learner = population.learner
    where look.viewed_on between $since and $until
),

summed as (
    select
        measure,
        name,
        sum(times) as times
    from happened
    where name is not null and times > 0
    group by measure, name
),

ranked as (
    select
        measure,
        name,
        times,
        sum(times) over (partition by measure) as of_all,
        row_number() over (partition by measure order by times desc, name asc) as place
    from summed
)

select
    measure,
    name,
    times,
    of_all
from ranked
where place = 1
