-- One row per learner of the population whose id or e-mail address looks like another
-- one's of them: the first of those.
select
    learner.learner_id as learner,
    first_one.learner_id as other,
    string_agg(
        distinct concat(
            case when pairs.what = 'email' then 'e-mail address' else 'id' end,
            ' that differs in ', pairs.differs_in
        ), '; '
    ) as detail
from quality_alike_pairs as pairs
inner join learner on pairs.number = learner.learner
inner join learner as first_one on pairs.other = first_one.learner
inner join population on pairs.number = population.learner
inner join population as others on pairs.other = others.learner
where pairs.what <> 'achievement'
group by learner.learner_id, first_one.learner_id
