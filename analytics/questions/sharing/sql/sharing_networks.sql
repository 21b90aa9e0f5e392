-- One row per network on which anything was shared by the day.
select distinct network
from sharing_shares
order by network
