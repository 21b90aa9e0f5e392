-- One row per group and side: learners who were followed on it in some term.
select
    split.label,
    exposed.learner is not null as exposed,
    count(distinct spell.learner) as learners
from outcome_spell as spell
inner join split on spell.learner = split.learner
left join outcome_exposed_terms as exposed
    on spell.learner = exposed.learner and spell.place = exposed.place
group by all
