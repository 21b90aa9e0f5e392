-- One row per issuer of credentials: its awards to the population, and how many stand
-- in each of the three answers (signature, trust, revocation).
with named as (
    select
        awards.source,
        awards.award_id,
        achievements.issuer as name
    from recorded_awards as awards
    inner join record.achievements
        on awards.achievement_id = achievements.achievement_id
)

select
    credentials.issuer,
    coalesce(min(nullif(trusted.name, '')), min(named.name)) as name,
    bool_or(trusted_issuer.issuer is not null) as is_trusted,
    bool_or(trusted.issuer is not null and trusted_issuer.issuer is null)
        as has_new_keys,
    bool_or(credentials.issuer in (
        select id from record.supports where kind like 'aside-%'
    )) as has_other_keys,
    count(*) as awards,
    count(*) filter (where credentials.signature = 'valid') as valid,
    count(*) filter (
        where credentials.signature = 'valid' and credentials.signer is null
    ) as own_key,
    count(*) filter (where credentials.signature = 'invalid') as invalid,
    count(*) filter (where credentials.signature = 'not-checkable') as not_checkable,
    count(*) filter (where credentials.signature = 'none') as unsigned,
    count(*) filter (where award.revoked_from is not null) as revoked,
    count(*) filter (where credentials.suspended_by is not null) as suspended
from recorded_credentials as credentials
inner join award
    on
        credentials.source = award.source
        and credentials.award_id = award.award_id
inner join population on award.learner = population.learner
left join named
    on
        credentials.source = named.source
        and credentials.award_id = named.award_id
left join record.trusted on credentials.issuer = trusted.issuer
left join trusted_issuer on credentials.issuer = trusted_issuer.issuer
group by credentials.issuer
order by awards desc, credentials.issuer asc
