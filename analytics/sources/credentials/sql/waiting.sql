-- One row per copy of a credential that isn't the one that counts, and whose verdict
-- could change with a file that isn't there yet: it is read again then; unchecked until
-- it is, where such a file came but isn't to be asked yet.
select
    placed.source,
    placed.award_id,
    placed.document,
    placed.signature
from placed
inner join settled
    on placed.source = settled.source and placed.award_id = settled.award_id
where
    placed.document <> coalesce(settled.document, '')
    and placed.format <> 'clr1' -- a part of a record says little by itself
union
select
    source,
    award_id,
    document,
    if($is_left, 'unchecked', signature) as signature
from known_waiting
where not $again
