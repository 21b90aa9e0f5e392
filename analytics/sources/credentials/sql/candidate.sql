-- One row per achievement and way to describe it, of all that came so far; and the day
-- that a result says which isn't complete: it is kept nowhere else.
with candidate as (
    select
        achievement_id,
        digest,
        said_in,
        name,
        kind,
        issuer,
        description,
        criteria,
        skills,
        cast(null as date) as said_on
    from incoming.described
    union all
    select
        known.achievement_id,
        coalesce(known.digest, '') as digest,
        coalesce(
            known.said_in, if(known.said_on is null, 'file', 'credential')
        ) as said_in,
        coalesce(known.name, listed.name) as name,
        if(known.digest is null, listed.kind, known.kind) as kind,
        if(known.digest is null, listed.issuer, known.issuer) as issuer,
        if(known.digest is null, listed.description, known.description) as description,
        if(known.digest is null, listed.criteria, known.criteria) as criteria,
        if(known.digest is null, listed.skills, known.skills) as skills,
        known.said_on
    from known_described as known
    left join known_achievements as listed
        on known.achievement_id = listed.achievement_id
),

result as (
    select
        achievement_id,
        describes as digest,
        max(issued_on) as said_on
    from placed
    where outcome in ('waiting', 'not-met') and signature <> 'invalid'
    group by achievement_id, describes
)

select
    candidate.achievement_id,
    candidate.digest,
    candidate.said_in,
    candidate.name,
    candidate.kind,
    candidate.issuer,
    candidate.description,
    candidate.criteria,
    candidate.skills,
    greatest(max(candidate.said_on), max(result.said_on)) as said_on
from candidate
left join result
    on
        candidate.achievement_id = result.achievement_id
        and candidate.digest = result.digest
group by all
