-- One row per hash of `asking` that was made of a text of `trying`, with its salt
-- behind it (Open Badges 2.0, IdentityHash). Every text is hashed once per salt.
with grain as (
    select distinct
        family,
        hash,
        salt
    from asking
),

made as (
    select
        grain.family,
        grain.hash,
        grain.salt,
        trying.value,
        case grain.hash
            when 'md5' then md5(trying.value || grain.salt)
            else sha256(trying.value || grain.salt)
        end as digest
    from grain
    inner join trying on grain.family = trying.family
)

select
    family,
    hash,
    digest,
    salt,
    value
from made
where digest in (select digest from asking)
