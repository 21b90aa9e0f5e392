-- One row per term of entry and term (or day) at which is looked: for whom (null: any
-- level), how far on, until which day, and whether it is still open.
select
    unnest(cast($terms as integer[])) as term,
    unnest(cast($levels as varchar[])) as level,
    unnest(cast($places as integer[])) as place,
    unnest(cast($goals as integer[])) as goal,
    unnest(cast($untils as date[])) as until,
    unnest(cast($opens as boolean[])) as is_open
