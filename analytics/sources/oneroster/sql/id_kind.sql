-- One row per kind of id that the lists of users.csv name.
select distinct trim(regexp_extract(entry, '\{([^:]+):', 1)) as kind
from (
    select unnest(regexp_extract_all(user_ids, '\{[^{}:]+:[^{}]+\}')) as entry
    from raw.users
) as listed
