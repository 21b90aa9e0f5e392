-- One row per achievement known from credentials, and the day of the newest of them.
with told as (
    select
        achievement_id,
        said_on
    from incoming.described
    union all
    select
        achievement_id,
        said_on
    from known_described
)

select
    achievement_id,
    case when count(*) = count(said_on) then max(said_on) end as said_on
from told
where
    achievement_id in (select achievement_id from known_described)
    or achievement_id not in (select achievement_id from known_achievements)
group by achievement_id
order by achievement_id
