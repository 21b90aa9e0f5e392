-- One row per group and share of a standing award: where and when it was made.
select
    split.label,
    sharing_shares.share,
    sharing_shares.network,
    sharing_shares.shared_on
from sharing_shares
inner join sharing_shown on sharing_shares.award = sharing_shown.award
inner join split on sharing_shown.learner = split.learner
where sharing_shown.revoked_from is null
