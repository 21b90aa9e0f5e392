-- One row per table of the records, or column of one, in which there is anything.
select 'pathways' as what
where exists (select 1 from record.pathways)
union all
select 'shares' as what
where exists (select 1 from record.shares)
union all
select 'views' as what
where exists (select 1 from record.views)
union all
select 'learners' as what
where exists (select 1 from record.learners)
union all
select 'achievements' as what
where exists (select 1 from record.achievements)
union all
select 'credentials' as what
where exists (select 1 from record.credentials)
union all
select 'recipients' as what
where exists (select 1 from record.recipients)
union all
select 'awards.claimed_on' as what
where exists (select 1 from record.awards where claimed_on is not null)
union all
select 'achievements.offered_to' as what
where exists (select 1 from record.achievements where offered_to is not null)
union all
select 'merges' as what
where exists (select 1 from record."merges")
union all
select 'learners.entry' as what
where
    exists (
        select 1 from record.learners
        where entry_on is not null or entry_term is not null
    )
union all
select 'learners.deceased_on' as what
where exists (select 1 from record.learners where deceased_on is not null)
