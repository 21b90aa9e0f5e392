-- One row per copy of a credential that isn't the one that counts, and whose verdict
-- could change with a file that isn't there yet: it is read again then; unchecked until
-- it is, where such a file came but isn't to be asked yet.
select
    placed.source,
    placed.award_id,
    placed.format,
    placed.document,
    placed.signature
from placed
inner join settled
    on placed.source = settled.source and placed.award_id = settled.award_id
where
    placed.document is not null
    and (placed.format, placed.document)
    is distinct from (settled.format, settled.document)
union
select
    source,
    award_id,
    format,
    document,
    if($is_left, 'unchecked', signature) as signature
from known_waiting
where not $again
