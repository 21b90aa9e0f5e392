-- One row per cohort: the term of its landmark (null: no such term is loaded), and
-- whether it is known who was enrolled at that term's census.
select
    unnest(cast($cohorts as integer[])) as cohort,
    unnest(cast($landmarks as integer[])) as landmark,
    unnest(cast($reached as boolean[])) as is_reached
