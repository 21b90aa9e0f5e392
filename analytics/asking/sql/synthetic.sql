-- One row: whether any award came from the source.
select exists(select 1 from award where award.source = $source) as is_found
