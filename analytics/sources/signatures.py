"""What the first bytes of a file say it is, whatever its name says."""

from analytics.sources.refusal import refuse

_STARTS = (
    (b"PK\x03\x04", "a ZIP or XLSX file"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\x1f\x8b", "gzip data (name it .csv.gz)"),
    (b"PAR1", "a Parquet file"),
    (b"\xff\xfe", "UTF-16 text (save it as UTF-8)"),
    (b"\xfe\xff", "UTF-16 text (save it as UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file"),
    (b"%PDF", "a PDF file"),
    (b"SQLite format 3\0", "an SQLite database"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body")


def named(head: bytes) -> str | None:
    """Return what ``head`` is plainly the start of, or None where it may be text."""
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(_MARKUP):
        return "an HTML page (a sign-in page, perhaps), not records"
    if text.startswith(b"<?xml"):
        return "XML"
    return None


def check_text(head: bytes, label: str) -> None:
    """Refuse what is empty or isn't text."""
    if not head:
        raise refuse(label, "the file is empty (0 bytes)")
    found = named(head)
    if found is None and b"\0" in head.partition(b"\n")[0]:
        found = "binary data or UTF-16 text: control character U+0000"
    if found is not None:
        raise refuse(label, f"the content is {found}; expected comma-separated text")


def check_parquet(head: bytes, label: str) -> None:
    """Refuse what doesn't begin like a Parquet file."""
    if not head:
        raise refuse(label, "the file is empty (0 bytes)")
    if not head.startswith(b"PAR1"):
        found = named(head) or "something else"
        raise refuse(label, f"the content is {found}; expected Parquet")


def check_gzip(head: bytes, label: str) -> None:
    """Refuse what doesn't begin like gzip data."""
    if not head:
        raise refuse(label, "the file is empty (0 bytes)")
    if not head.startswith(b"\x1f\x8b"):
        found = named(head) or "not packed"
        raise refuse(label, f"the content is {found}; expected gzip data")
