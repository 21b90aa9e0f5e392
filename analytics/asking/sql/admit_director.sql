-- One row per learner whom a program director answers for: those who set out on or
-- entered a pathway of theirs, and those whose attribute has the value by the day.
select entered.learner
from record.directors
inner join pathway on directors.pathway = pathway.pathway_id
inner join entered on pathway.pathway = entered.pathway
where directors.director_id = $viewer
union
select declared.learner
from record.directors
inner join declared on directors.pathway = declared.pathway_id
where directors.director_id = $viewer
union
select trait.learner
from record.directors
inner join trait
    on directors.attribute = trait.attribute and directors.value = trait.value
where
    directors.director_id = $viewer
    and coalesce(trait.since <= $day, true)
