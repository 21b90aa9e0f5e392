-- One row per achievement that any record or pathway names.
with named as (
    select achievement_id from record.achievements
    union
    select achievement_id from record.awards
    union
    select achievement_id from record.assessments
    union
    select achievement_id from record.activities
    union
    select achievement_id from record.shares
    union
    select achievement_id from named_by_pathway
)

select
    cast(
        row_number() over (order by named.achievement_id) as integer
    ) as achievement,
    named.achievement_id,
    achievements.achievement_id is not null as is_listed,
    coalesce(achievements.name, named.achievement_id) as name,
    coalesce(
        achievements.kind,
        case when milestone.achievement_id is null then 'Badge' else 'Milestone' end
    ) as kind,
    achievements.issuer,
    achievements.description,
    achievements.criteria,
    achievements.skills,
    achievements.offered_to,
    milestone.achievement_id is not null as is_milestone
from named
left join record.achievements
    on named.achievement_id = achievements.achievement_id
left join (
    select distinct achievement_id
    from named_by_pathway
    where is_milestone
) as milestone on named.achievement_id = milestone.achievement_id
where named.achievement_id is not null
order by 1
