-- One row per achievement and way to describe it that somebody still gives.
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
    candidate.achievement_id in (select achievement_id from known_described)
    or candidate.achievement_id not in (select achievement_id from listed_achievement)
order by candidate.achievement_id, candidate.digest, candidate.said_in
