-- One row per text that a hash may have been made of: names as written, and e-mail
-- addresses in lower case too.
select distinct
    family,
    value
from identity_text
where family in (select family from joining)
union
select
    family,
    lower(value) as value
from identity_text
where family = 'email'
