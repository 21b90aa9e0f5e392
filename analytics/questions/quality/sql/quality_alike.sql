-- One row per text that names a learner or a badge and looks like one of another: the
-- same without blanks, capitals, quotes around it, zeros before and `.0` behind it.
with bare as (
    select
        *,
        case
            when strlen(text) = length(text)
                then trim(replace(lower(text), ' ', ''), '''`"=')
            else nfc_normalize(trim(
                regexp_replace(lower(text), '[\s\p{Z}]+', '', 'g'), '''`"=´‘’‛′＇'
            ))
        end as bare
    from quality_named
),

whole as (
    select
        *,
        case
            when suffix(bare, '0') and regexp_full_match(bare, '[0-9]+[.]0+')
                then split_part(bare, '.', 1)
            else bare
        end as whole
    from bare
),

plain as (
    select
        what,
        number,
        text,
        is_own,
        case
            when contains(whole, '@') then whole
            else coalesce(nullif(ltrim(whole, '0'), ''), left(whole, 1))
        end as plain
    from whole
),

shared as (
    select
        what,
        plain
    from plain
    where plain <> ''
    group by what, plain
    having min(number) <> max(number)
)

select plain.*
from plain
inner join shared on plain.what = shared.what and plain.plain = shared.plain
