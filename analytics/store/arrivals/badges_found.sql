-- One row: how many badges were awarded (of those that came or, of few, of all), how
-- many of them a pathway names, and how many pathways name.
with looked_at as (
    select id from came_of
    where (select count(every.id) from came_of as every) >= $fewest
    union all
    select distinct achievement_id from draft.record.awards
    where (select count(every.id) from came_of as every) < $fewest
),

named as (
    select distinct achievement from draft.main.pathway_achievement
)

select
    count(*) as badges,
    count(named.achievement) as found,
    (select count(every.achievement) from named as every) as named
from looked_at
inner join draft.main.achievement on looked_at.id = achievement.achievement_id
left join named on achievement.achievement = named.achievement
