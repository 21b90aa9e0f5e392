-- One row per learner of the population who died or whom an exclusion takes out: why,
-- and since when (1900-01-01 where nobody knows the day: from the start).
select
    known.learner,
    case
        when barred.learner is null or barred.since > known.deceased_on then 'died'
        else barred.reason
    end as reason,
    case
        when barred.learner is null or barred.since > known.deceased_on
            then known.deceased_on
        else coalesce(barred.since, date '1900-01-01')
    end as since
from retention_known as known
left join retention_barred as barred on known.learner = barred.learner
where barred.learner is not null or known.deceased_on is not null
