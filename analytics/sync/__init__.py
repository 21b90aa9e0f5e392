"""Records from an account on a badge platform: asked for, kept, loaded, forgotten.

The only part of Cairn that opens a connection, and only when somebody runs it. What it
asks for, and what can't get lost on the way, is in docs/sync.md.
"""


class SyncError(Exception):
    """The account can't be read; its message says what to do, and repeats no secret."""
