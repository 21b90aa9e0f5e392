-- One row per id that a record other than a merge gives a learner.
select learner_id from record.learners
union
select learner_id from record.awards
union
select learner_id from record.assessments
union
select learner_id from record.shares
union
select learner_id from record.programs
union
select learner_id from record.enrollments
union
select learner_id from record.completions
where
    coalesce(institution, '') in (select name from here)
union
select learner_id from record.declared
union
select learner_id from record.advisors
union
select learner_id from record.identities
