-- One row per achievement that credentials describe, of those that came now (or all):
-- as those say who have most to say of it (`spoken`). Where an institution lists it
-- itself, its list counts.
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
    candidate.said_on
from candidate
inner join spoken
    on
        candidate.achievement_id = spoken.achievement_id
        and candidate.digest = spoken.digest
where
    (
        $is_anew
        or candidate.achievement_id in (select achievement_id from incoming.described)
        or candidate.achievement_id in (select achievement_id from settled)
    )
    and (
        candidate.achievement_id in (select achievement_id from known_described)
        or candidate.achievement_id not in (
            select achievement_id from listed_achievement
        )
    )
qualify row_number() over (
    partition by candidate.achievement_id
    order by
        spoken.trust asc, spoken.given desc, spoken.said_on desc nulls last,
        candidate.name asc, candidate.kind asc, candidate.issuer asc,
        candidate.description asc, candidate.criteria asc, candidate.skills asc
) = 1
