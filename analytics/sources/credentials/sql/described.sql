-- One row per achievement that credentials describe: as its own file has it, else as
-- the newest credential does. Where an institution lists it itself, its list counts.
with told as (
    select
        achievement_id,
        name,
        kind,
        issuer,
        description,
        criteria,
        skills,
        said_on
    from incoming.described
    union all
    select
        known.achievement_id,
        listed.name,
        listed.kind,
        listed.issuer,
        listed.description,
        listed.criteria,
        listed.skills,
        known.said_on
    from known_described as known
    inner join known_achievements as listed
        on known.achievement_id = listed.achievement_id
    where known.achievement_id in (select achievement_id from incoming.described)
)

select *
from told
where
    achievement_id in (select achievement_id from known_described)
    or achievement_id not in (select achievement_id from known_achievements)
qualify row_number() over (
    partition by achievement_id
    order by
        said_on desc nulls first, name asc, kind asc, issuer asc, description asc,
        criteria asc, skills asc
) = 1
