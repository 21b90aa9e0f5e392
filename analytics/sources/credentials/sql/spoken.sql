-- One row per achievement and way to describe it, with who says so: `trust` is below 0
-- where a trusted issuer signed it, 0 where whoever hands out the achievement's id did,
-- 1 in a file of its own, 2 signed by another with a document, 3 by a did:key (anybody
-- can make one), 4 in a learner record and 5 where nobody signed; then those count who
-- gave most credentials for it, then the newest day. 6: what nobody says any more of an
-- achievement that nobody says anything else of.
with signed as (
    select
        given.achievement_id,
        given.digest,
        given.is_signed,
        given.given,
        given.said_on,
        given.is_signed
        and given.speaker in (select issuer from trusted_now) as is_trusted,
        case
            when not given.is_signed then 5
            when given.speaker like 'did:key:%' then 3
            when
                regexp_extract(
                    given.achievement_id,
                    '^(?:https?://(?:[^/?#]*@)?|did:web:)([^:/#?]+)',
                    1
                )
                = regexp_extract(
                    given.speaker,
                    '^(?:https?://(?:[^/?#]*@)?|did:web:)([^:/#?]+)',
                    1
                )
                then 0
            else 2
        end as trust
    from given
),

ranked as (
    select
        achievement_id,
        digest,
        if(is_signed, given, 0) as given,
        said_on,
        if(is_trusted, trust - 10, trust) as trust
    from signed
    union all
    select
        achievement_id,
        digest,
        0 as given,
        said_on,
        case said_in when 'file' then 1 when 'record' then 4 else 5 end as trust
    from candidate
    where said_in <> 'credential' or said_on is not null
),

said as (
    select
        achievement_id,
        digest,
        given,
        said_on,
        trust
    from ranked
    union all
    select
        achievement_id,
        digest,
        0 as given,
        said_on,
        6 as trust
    from candidate
    where
        achievement_id in (select achievement_id from credential_now)
        and achievement_id not in (select achievement_id from ranked)
)

select
    achievement_id,
    digest,
    trust,
    given,
    said_on
from said
qualify row_number() over (
    partition by achievement_id, digest
    order by trust asc, given desc, said_on desc nulls last
) = 1
