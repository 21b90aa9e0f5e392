-- One row: the first day on which anybody earned anything.
select min(earned_on) as first_earned_on
from record.awards
