-- One row per period of a trend: its first and its last day.
select
    unnest($names) as period,
    unnest($firsts) as first_day,
    unnest($lasts) as last_day
