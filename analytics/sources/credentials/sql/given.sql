-- One row per achievement, way to describe it and who says so in credentials: whether
-- they signed, the newest day, and how many they gave for it, so or otherwise.
with told as (
    select
        achievement_id,
        describes as digest,
        coalesce(signer, source) as speaker,
        signature <> 'invalid' and signer is not null as is_signed,
        coalesce(said_on, issued_on) as said_on
    from settled
    where describes is not null and outcome is null
    union all
    select
        awards.achievement_id,
        known.describes as digest,
        coalesce(known.signer, known.source) as speaker,
        known.signature <> 'invalid' and known.signer is not null as is_signed,
        coalesce(known.said_on, awards.issued_on) as said_on
    from known_credentials as known
    inner join known_awards as awards
        on known.source = awards.source and known.award_id = awards.award_id
    where
        known.describes is not null
        and (known.source, known.award_id) not in (
            select (source, award_id) from settled
        )
)

select
    achievement_id,
    digest,
    is_signed,
    speaker,
    max(said_on) as said_on,
    sum(count(*)) over (
        partition by achievement_id, is_signed, speaker
    ) as given
from told
group by achievement_id, digest, is_signed, speaker
