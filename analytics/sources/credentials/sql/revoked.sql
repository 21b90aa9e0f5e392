-- One row per credential and list that revokes it (with who names the list), or `flag`.
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
    listed.found_by,
    null as named,
    null as place,
    listed.issuer as said_for
from every
inner join listed
    on every.award_id = listed.award_id and every.issuer = listed.issuer
union
select
    every.source,
    every.award_id,
    listed.found_by,
    every.status_list as named,
    null as place,
    null as said_for
from every
inner join listed
    on every.award_id = listed.award_id and every.status_list = listed.found_by
where every.status_index is null
union
select
    every.source,
    every.award_id,
    bit.found_by,
    bit.named,
    bit.place,
    null as said_for
from every
inner join bit
    on
        every.source = bit.issuer
        and every.status_list = bit.named
        and every.status_index = bit.place
where bit.purpose = 'revocation' and bit.found_by is not null
union
select
    every.source,
    every.award_id,
    'flag' as found_by,
    null as named,
    null as place,
    null as said_for
from every
inner join stripped
    on every.source = stripped.source and every.award_id = stripped.award_id
