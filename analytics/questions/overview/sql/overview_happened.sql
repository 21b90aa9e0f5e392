-- One row: what happened between two days: claims, shares, retroactive issuing.
select
    (
        select count(*)
        from award
        inner join population on award.learner = population.learner
        where
            award.revoked_from is null
            and award.claimed_on between $since and $until
    ) as claimed,
    (
        select count(*)
        from share
        inner join population on share.learner = population.learner
        where share.shared_on between $since and $until
    ) as shared,
    (
        select count(*)
        from award
        inner join population on award.learner = population.learner
        where
            award.revoked_from is null
            and award.is_retroactive
            and award.issued_on between $since and $until
    ) as retroactive
