"""Reading the lists, page by page; after each page it can stop and go on later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from analytics.sync import SyncError, plan
from analytics.sync.ask import AnswerError, Asking, Page
from analytics.sync.folder import (
    Folder,
    Listing,
    Mark,
    Progress,
    forget,
    keep_page,
    write,
)

Say = Callable[[str, int, int], None]

STOPS = frozenset({401, 429})  # says nothing of whether the server has a list
GONE = frozenset({400, 404, 410})


def pull(
    folder: Folder, progress: Progress, mark: Mark | None, ask: Asking, say: Say
) -> Progress:
    """Read what is left of a sync; return it with no lists left.

    Raises SyncError where it has to stop; then what came is kept, and so is how far
    it got.
    """
    while progress.lists:
        one, rest = progress.lists[0], progress.lists[1:]
        say(f"reading {one.what}", progress.pages, progress.pages + 1 + len(rest))
        try:
            page = ask(one.following or one.path)
        except AnswerError as error:
            progress = _passed_over(folder, progress, mark, error)
        else:
            progress = _taken(folder, progress, mark, page)
        write(folder.progress, progress)
    return progress


def _taken(
    folder: Folder, progress: Progress, mark: Mark | None, page: Page
) -> Progress:
    """Keep a page, and note what it leads to."""
    one = progress.lists[0]
    if page.items and one.what != plan.PATHWAYS:  # that one only leads to pathways
        progress = replace(progress, pages=progress.pages + 1)
        keep_page(folder, progress.pages, one.what, page.body)
    if progress.started is None:
        now = datetime.now(UTC)  # of two clocks the slower one asks for more
        started = min(now, page.date or now).astimezone(UTC)
        progress = replace(progress, started=started.isoformat())
    progress = _noted(progress, one, page)
    rest, one = progress.lists[1:], _further(one, page)
    if one.following is not None:
        return replace(progress, lists=(one, *rest))
    ordered = progress.newest_first and (one.what != plan.AWARDS or one.newest_first)
    progress = replace(progress, lists=rest, newest_first=ordered)
    return plan.after_issuers(progress, mark) if one.what == plan.ISSUERS else progress


def _noted(progress: Progress, one: Listing, page: Page) -> Progress:
    """Count what a page brought; issuers and pathways are followed later."""
    if one.what in (plan.AWARDS, plan.CHANGED):
        return replace(progress, awards=progress.awards + len(page.items))
    if one.what == plan.ISSUERS:
        found = [plan.id_of(item) for item in page.items]
        named = (*progress.issuers, *(one for one in found if one))
        return replace(progress, issuers=tuple(dict.fromkeys(named)))
    if one.what == plan.PATHWAYS:
        more = [plan.published(item) for item in page.items]
        lists = (*progress.lists, *(each for each in more if each))
        return replace(progress, lists=lists)
    return progress


def _further(one: Listing, page: Page) -> Listing:
    """Return a list with its next page, or none where it has been read far enough."""
    times = [plan.recorded(item) for item in page.items]
    before = [one.oldest] if one.oldest else []
    known = [time for time in times if time is not None]
    line = [*map(datetime.fromisoformat, before), *known]
    falling = len(known) == len(times) and all(a >= b for a, b in pairwise(line))
    oldest = line[-1].isoformat() if line else None
    ordered = one.newest_first and falling
    until = datetime.fromisoformat(one.until) if one.until else None
    enough = ordered and until is not None and bool(line) and line[-1] < until
    if page.next is not None and page.next == one.following:
        raise SyncError("the server's next page is the same page again")
    following = None if enough else page.next
    return replace(one, following=following, newest_first=ordered, oldest=oldest)


def _passed_over(
    folder: Folder, progress: Progress, mark: Mark | None, error: AnswerError
) -> Progress:
    """Do without a list that the server hasn't got, or begin a list again.

    A place in a list isn't known for ever; the pages that came stay, and what comes
    twice is loaded once. Where a list that must be there is gone, all begins again with
    the next run.
    """
    one, rest = progress.lists[0], progress.lists[1:]
    if one.optional and error.status not in STOPS:
        passed = (*progress.passed_over, f"{one.what} ({error.status})")
        progress = replace(progress, lists=rest, passed_over=passed)
        if one.what == plan.CHANGED and mark is not None:
            return plan.without_changes(progress, mark)
        return progress
    if error.status in GONE and one.following != one.path:
        return replace(progress, lists=(replace(one, following=one.path), *rest))
    if error.status in GONE:
        forget(folder)
    raise error
