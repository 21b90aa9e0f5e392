"""Which lists of the account are read: all of it, or what changed since the last time.

The endpoints are those of the platform's documentation (API v2: issuers, badge classes,
assertions of an issuer with ``num`` and ``Link``, pathways of an issuer). Its list of
changed assertions (``/v2/assertions/changed``) is in the open-source server's code and
not in the documentation, so it is used where the server has it. Where it hasn't, each
issuer's list is read from its newest award on, as long as that list was seen to be in
that order, and everything once a week: an older award that was revoked is noticed then.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from analytics.store.ledger import current_number, entries
from analytics.store.place import Place
from analytics.sync.folder import Listing, Mark, Progress

PAGE = 500  # the most that the open-source server gives at once
OVERLAP = timedelta(
    minutes=15
)  # clocks that differ, and what was being saved just then
WEEK = timedelta(days=7)

EVERYTHING, CHANGES, NEWEST = "everything", "changes", "newest"
ISSUERS, CLASSES, AWARDS = "issuers", "badge classes", "awards"
CHANGED, PATHWAYS, PATHWAY = "changed awards", "pathways", "pathway"


def begin(base: str, mark: Mark | None) -> Progress:
    """Return a sync of which nothing is read yet; the issuers come first."""
    changes = mark is None or mark.changes
    how = EVERYTHING if mark is None else CHANGES if changes else NEWEST
    first = _listing(ISSUERS, "/v2/issuers?include_staff=false")
    return Progress(base, how, changes, lists=(first,))


def trusted(place: Place, base: str, mark: Mark | None) -> Mark | None:
    """Return the mark if the published state still has what it says; else None.

    It hasn't after going back to an earlier state, or with a store from a backup.
    """
    number = current_number(place)
    if mark is None or mark.base != base or number is None or number < mark.state:
        return None
    later = [entry for entry in entries(place) if entry.state > mark.state]
    return None if any(entry.kind == "rollback" for entry in later) else mark


def after_issuers(progress: Progress, mark: Mark | None) -> Progress:
    """Return the sync with the lists to read once the issuers are known.

    An issuer that is new to us is read whole: its awards may be older than the mark.
    """
    known = set(mark.issuers) if mark and progress.how != EVERYTHING else set()
    new = [issuer for issuer in progress.issuers if issuer not in known]
    classes = _listing(CLASSES, _asked("/v2/badgeclasses", include_archived="1"))
    awards = [whole_awards(issuer) for issuer in new]
    pathways = [_pathways(issuer) for issuer in progress.issuers]
    progress = replace(progress, lists=(classes, *awards, *pathways))
    if mark is None or not known.intersection(progress.issuers):
        return progress
    if progress.how == NEWEST:
        return without_changes(progress, mark)
    path = _asked("/v2/assertions/changed", since=_before(mark.since))
    changed = _listing(CHANGED, path, optional=True)
    return replace(progress, lists=(changed, *progress.lists))


def without_changes(progress: Progress, mark: Mark) -> Progress:
    """Put first what stands in for a list of changes that the server hasn't got.

    The newest awards will do where lists are in order and all was read this week.
    """
    now = _instant(progress.started)
    recent = now is not None and now - datetime.fromisoformat(mark.everything_at) < WEEK
    until = _before(mark.since) if mark.newest_first and recent else None
    known = [issuer for issuer in progress.issuers if issuer in mark.issuers]
    lists = [whole_awards(issuer, until) for issuer in known]
    how = NEWEST if until else EVERYTHING
    changes = until is None  # asked again once everything is read again
    return replace(progress, how=how, changes=changes, lists=(*lists, *progress.lists))


def whole_awards(issuer: str, until: str | None = None) -> Listing:
    """Return the list of an issuer's awards; expired and revoked ones are asked for."""
    path = f"/v2/issuers/{quote(issuer, safe='')}/assertions"
    asked = _asked(path, include_expired="1", include_revoked="1")
    return _listing(AWARDS, asked, until=until)


def _pathways(issuer: str) -> Listing:
    path = f"/v2/issuers/{quote(issuer, safe='')}/pathways"
    return _listing(PATHWAYS, path, optional=True)


def published(item: dict[str, Any]) -> Listing | None:
    """Return where a pathway of a list is read: the version that learners see."""
    found = id_of(item)
    path = f"/v2/pathways/{quote(found, safe='')}/versions/published" if found else ""
    return _listing(PATHWAY, path, optional=True) if found else None


def id_of(item: dict[str, Any]) -> str | None:
    """Return the id that the API knows a thing by."""
    found = item.get("entityId") or item.get("id")
    return found if isinstance(found, str) else None


def recorded(item: dict[str, Any]) -> datetime | None:
    """Return when the platform recorded an award; None where it doesn't say."""
    return _instant(item.get("createdAt"))


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None


def _before(since: str) -> str:
    moment = datetime.fromisoformat(since).astimezone(UTC) - OVERLAP
    return moment.isoformat(timespec="seconds")


def _asked(path: str, **values: str) -> str:
    return f"{path}?{urlencode({'num': PAGE, **values})}"


def _listing(
    what: str, path: str, *, until: str | None = None, optional: bool = False
) -> Listing:
    return Listing(what, path, path, until, optional)
