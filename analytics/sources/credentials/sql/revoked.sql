-- One row per credential and list that revokes it (with who names the list), or `flag`.
with copy as (
    select
        source,
        award_id,
        issuer,
        achievement_id,
        statuses
    from incoming.credential
    union all by name
    select
        known.source,
        known.award_id,
        known.issuer,
        awards.achievement_id,
        known.statuses
    from known_credentials as known
    left join known_awards as awards
        on known.source = awards.source and known.award_id = awards.award_id
),

asked as (
    select distinct
        source,
        award_id,
        unnest(statuses) as status
    from copy
)

select
    copy.source,
    copy.award_id,
    listed.found_by,
    null as status,
    listed.issuer as said_for
from copy
left join badge_issuer on copy.achievement_id = badge_issuer.achievement_id
inner join listed
    on
        copy.award_id = listed.award_id
        and coalesce(copy.issuer, badge_issuer.issuer) = listed.issuer
union
select
    asked.source,
    asked.award_id,
    listed.found_by,
    asked.status,
    null as said_for
from asked
inner join listed
    on
        asked.award_id = listed.award_id
        and asked.status.named = listed.found_by
        and asked.status.purpose = 'revocation'
        and asked.status.place is null
union
select
    asked.source,
    asked.award_id,
    bit.found_by,
    asked.status,
    null as said_for
from asked
inner join bit
    on
        asked.source = bit.issuer
        and asked.status.purpose = bit.purpose
        and asked.status.named = bit.named
        and asked.status.place = bit.place
where bit.purpose = 'revocation' and bit.found_by is not null
union
select
    copy.source,
    copy.award_id,
    'flag' as found_by,
    null as status,
    stripped.signer as said_for
from copy
inner join stripped
    on copy.source = stripped.source and copy.award_id = stripped.award_id
