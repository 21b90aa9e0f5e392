-- One row: the one learner that is asked about.
select cast($learner as integer) as learner
