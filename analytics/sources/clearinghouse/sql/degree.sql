-- One row per learner, day, title and institution of a degree that was conferred.
select
    learner_id,
    conferred_on,
    title,
    institution,
    min(line) as line
from raw.detail
where conferred_on is not null or upper(graduated) in ('Y', 'YES')
group by
    learner_id,
    conferred_on,
    title,
    institution,
    case when learner_id is null or conferred_on is null then line end
