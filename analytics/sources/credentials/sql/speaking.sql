-- One row per achievement, way to describe it and who says so, with `trust` in them:
-- the less the better (``spoken`` lists which is which).
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
                nullif(regexp_extract(
                    given.achievement_id,
                    '^(?:https?://(?:[^/?#]*@)?|did:web:)([^:/#?]+)',
                    1
                ), '')
                = regexp_extract(
                    given.speaker,
                    '^(?:https?://(?:[^/?#]*@)?|did:web:)([^:/#?]+)',
                    1
                )
                then 0
            else 2
        end as trust
    from given
)

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
