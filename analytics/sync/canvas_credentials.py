"""One sync of a Canvas Credentials (Badgr, Parchment Digital Badges) account.

Pages are kept as they come; when all are there they are one load. Only then the mark
moves, up to which everything is known. Wherever it is stopped, what isn't marked is
asked for again, and what is loaded again changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analytics.findings import RefusedError
from analytics.store.ledger import current_number
from analytics.store.load import LoadReport, Progress, load
from analytics.store.place import Place
from analytics.sync import SyncError, folder, plan
from analytics.sync.account import Account
from analytics.sync.ask import asking
from analytics.sync.folder import Folder, Mark
from analytics.sync.pull import pull
from analytics.sync.settle import settle


@dataclass(frozen=True)
class SyncReport:
    """What was read, and what it made of the store.

    ``how``: ``everything``, ``changes`` (the server's own list of them) or ``newest``
    (lists from their newest award on). ``resumed``: it went on with an earlier run.
    ``passed_over``: lists that the server hasn't got, with its answers.
    ``unread``: what is wrong with pathways that can't be read and were left out.
    """

    how: str
    resumed: bool
    pages: int
    awards: int
    passed_over: tuple[str, ...]
    unread: tuple[str, ...]
    load: LoadReport | None


def sync(
    root: Path,
    account: Account,
    *,
    full: bool = False,
    pace: float = 1.0,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> SyncReport:
    """Read what changed in an account since the last time, and load it.

    ``full`` reads everything again. ``pace`` is the first wait after a failure, in
    seconds. Raises SyncError where it has to stop (what was read is kept, and the next
    run goes on), RefusedError where the load can't be taken (nothing is kept, and the
    next run asks again), and StoreError where another load is running.
    """
    place = Place(root.resolve())
    say = progress or (lambda _what, _done, _total: None)
    with folder.syncing(place, account.base) as here:
        mark = None if full else plan.trusted(place, account.base, _mark(here))
        under_way, resumed = _under_way(here, account, mark)
        try:
            done = pull(here, under_way, mark, asking(account, pace), say)
        except SyncError as error:
            kept = here.progress.exists()
            what = "what was read is kept, and the next run goes on" if kept else ""
            raise SyncError(f"{error}; {what or 'the next run begins anew'}") from None
        unread = settle(folder.kept_pages(here))
        report = _load(here, place, now, progress)
        number = report.state if report else current_number(place)
        _remember(here, done, mark, number)
    return SyncReport(
        done.how, resumed, done.pages, done.awards, done.passed_over, unread, report
    )


def _mark(here: Folder) -> Mark | None:
    return folder.read(here.mark, Mark)


def _under_way(
    here: Folder, account: Account, mark: Mark | None
) -> tuple[folder.Progress, bool]:
    """Return the sync to go on with: an earlier one that still fits, or a new one."""
    before = folder.read(here.progress, folder.Progress)
    fits = before is not None and before.base == account.base
    if before and fits and (mark is not None or before.how == plan.EVERYTHING):
        return before, True
    folder.forget(here)
    return plan.begin(account.base, mark), False


def _load(
    here: Folder, place: Place, now: datetime | None, progress: Progress | None
) -> LoadReport | None:
    if not folder.kept_pages(here):
        return None
    try:
        return load(place.root, [here.pages], now=now, progress=progress)
    except RefusedError:
        folder.forget(here)  # mended at its source, it comes again
        raise


def _remember(
    here: Folder, done: folder.Progress, mark: Mark | None, number: int | None
) -> None:
    """Move the mark, then delete the pages: stopped between, only work is repeated."""
    last = None if done.how == plan.EVERYTHING else mark
    since = done.started
    if number is not None and since is not None:
        reached = Mark(
            base=done.base,
            since=since,
            everything_at=last.everything_at if last else since,
            issuers=done.issuers,
            state=number,
            newest_first=done.newest_first and (last is None or last.newest_first),
            changes=done.changes,
        )
        folder.write(here.mark, reached)
    folder.forget(here)
