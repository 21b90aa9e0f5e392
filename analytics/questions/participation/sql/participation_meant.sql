-- One row per learner at the landmark whom the pathway was for by that day.
select there.learner
from outcome_at as there
inner join trait on there.learner = trait.learner
inner join audience
    on trait.attribute = audience.attribute and trait.value = audience.value
where
    there.is_at_landmark
    and audience.pathway = $pathway
    and coalesce(trait.since <= there.landmark_on, true)
group by there.learner
having
    count(distinct audience.attribute) = (
        select count(distinct asked.attribute)
        from audience as asked
        where asked.pathway = $pathway
    )
