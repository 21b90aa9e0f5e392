from dataclasses import replace

import streamlit as st

from analytics.asking.choices import known_versions
from analytics.drawing.words import WORDS, capital
from analytics.pathways import editing
from analytics.pathways.tree import Tree
from analytics.questions.pathways import drawn_words as words
from analytics.questions.pathways.drawn import Known, drawn, known
from pages.loads import loading
from pages.pathways import draft, saving, steps, whom
from pages.shared import choose, filters, show
from pages.shared.pathway_filters import by_id, by_name
from pages.shared.view import ask, status

HOW = f"""
Nothing is changed until it is published. The numbers are what today's {WORDS.badges}
would mean: who has each step complete, and who still can. A {WORDS.pathway} that is
published anew under another version leaves who set out before with theirs.
"""

NEW = f"A new {WORDS.pathway}"

view = filters.current()
root = filters.store_root()
plain = replace(view.scope, where=())
names = by_name(ask(known_versions, view.state, plain))
top = st.container()

choice, file = st.columns([5, 2], vertical_alignment="bottom")
with choice:
    chosen = choose.value(
        capital(WORDS.pathway),
        {NEW: None, **names},
        "pathway",
        ids=by_id(names),
    )
which = chosen.pathway if chosen else ""
parts = ask(known, view.state, plain, which or None)


def first(parts: Known) -> Tree:
    """Return what to begin with: a copy of what is loaded, as its next version."""
    if parts.tree is None:
        return editing.begun(f"New {WORDS.pathway}")
    version = editing.next_version(parts.versions)
    return replace(parts.tree, version=version, effective_from=None, effective_to=None)


def rename(tree: Tree, step_id: str, title: str) -> Tree:
    """Call a step otherwise; what isn't loaded yet has the id of its title."""
    if parts.tree is not None:
        return editing.named(tree, step_id, title)
    taken = [found.pathway for found in names.values()]
    return editing.renamed(tree, step_id, title, taken)


tree = draft.of(which, lambda: first(parts))
with file.popover("Begin with a file", icon=":material/upload_file:", width="stretch"):
    saving.from_file()

answer = ask(drawn, view.state, view.scope, tree)
with top:
    told = words.sentence(answer, tree)
    show.head(words.TITLE, answer, told)
    show.further(told)
    loading.show_result(status(root))

left, right = st.columns([6, 5], gap="large")
with left:
    rows = words.rows_of(answer, tree)
    alt = "What each step would count"
    show.table(rows, alt=alt)
    show.beneath(
        "drawn-pathway",
        rows,
        about="what each step would count",
        alt=alt,
        answer=answer,
        how=HOW,
        is_open=True,
    )
with right:
    if editing.is_drawable(tree):
        steps.draw(tree, parts.names, rename)
        whom.draw(view, tree)
    else:
        show.notes(["Steps with several lists, as it was imported, can't be drawn."])
    saving.offer(root, tree, parts)
