-- One row per learner and day in several terms on which they earned something and were
-- enrolled here in one of these: that one, or the first choice of several.
with several as (
    select
        day,
        term,
        place
    from term_of_day
    qualify count(*) over (partition by day) > 1
),

earned as (
    select distinct
        alias.learner,
        several.day,
        several.term,
        several.place
    from record.awards
    inner join alias on awards.learner_id = alias.learner_id
    inner join several on awards.earned_on = several.day
)

select
    earned.learner,
    earned.day,
    earned.term
from earned
inner join alias on earned.learner = alias.learner
inner join term on earned.term = term.term and earned.day <= term.ends_on
inner join record.enrollments
    on
        alias.learner_id = enrollments.learner_id
        and term.term_id = enrollments.term_id
where
    coalesce(enrollments.institution, '') in (select name from here)
    and case
        when coalesce(enrollments.status, 'enrolled') = 'enrolled'
            then coalesce(enrollments.status_on <= earned.day, true)
        else coalesce(enrollments.status_on > earned.day, false)
    end
qualify
    row_number() over (partition by earned.learner, earned.day order by earned.place)
    = 1
