-- One row per learner whom a program director answers for: those who set out on or
-- entered a pathway of theirs, and those whose attribute has the value by the day.
select award.learner
from record.directors
inner join pathway on directors.pathway = pathway.pathway_id
inner join pathway_achievement as part on pathway.pathway = part.pathway
inner join whole_award as award on part.achievement = award.achievement
where directors.director_id = $viewer and award.revoked_from is null
union
select declared.learner
from record.directors
inner join whole_declaration as declared on directors.pathway = declared.pathway_id
where
    directors.director_id = $viewer
    and coalesce(declared.declared_on <= $day, true)
union
select trait.learner
from record.directors
inner join whole_trait as trait
    on directors.attribute = trait.attribute and directors.value = trait.value
where
    directors.director_id = $viewer
    and coalesce(trait.since <= $day, true)
