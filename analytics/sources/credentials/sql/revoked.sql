-- One row per credential and list, or copy without content, that says it was revoked.
with every as (
    select distinct
        copy.source,
        copy.award_id,
        coalesce(copy.issuer, badge_issuer.issuer) as issuer,
        copy.status_list,
        copy.status_index
    from (
        select
            source,
            award_id,
            issuer,
            achievement_id,
            status_list,
            status_index
        from incoming.credential
        union all by name
        select
            known.source,
            known.award_id,
            known.issuer,
            awards.achievement_id,
            known.status_list,
            known.status_index
        from known_credentials as known
        left join known_awards as awards
            on known.source = awards.source and known.award_id = awards.award_id
    ) as copy
    left join badge_issuer on copy.achievement_id = badge_issuer.achievement_id
)

select
    every.source,
    every.award_id,
    listed.found_by
from every
inner join listed
    on every.award_id = listed.award_id
where
    listed.issuer = every.issuer
    or listed.found_by = every.status_list
    or listed.host = regexp_extract(every.award_id, '^https?://([^/:?#]+)', 1)
union
select
    every.source,
    every.award_id,
    bit.found_by
from every
inner join bit
    on every.status_list = bit.named and every.status_index = bit.place
where bit.purpose = 'revocation'
union
select
    every.source,
    every.award_id,
    'flag' as found_by
from every
inner join stripped
    on every.source = stripped.source and every.award_id = stripped.award_id
