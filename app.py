"""The frame: page settings, the viewer, the shared filters, the navigation."""

import logging
import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.navigation.page import Page

from analytics import hosts, sign_in
from analytics.decisions.admission import Visitor
from analytics.decisions.begun import DecisionsError
from analytics.decisions.log import Told
from analytics.drawing.words import WORDS
from analytics.rights import RIGHTS, Rights
from analytics.scope import UnknownError
from analytics.store.ledger import StoreError
from pages.shared import address, filters, show, visit
from pages.shared.first_screen import FirstScreen
from pages.shared.guard import HostGuard, LoopbackOnly
from pages.shared.hardened import Hardened

app = st.App(
    __file__,
    secrets=sign_in.settings(os.environ),
    middleware=[
        Middleware(Hardened),
        Middleware(HostGuard, hosts.read_hosts(os.environ.get(hosts.SETTING, ""))),
        *([] if sign_in.is_set_up() else [Middleware(LoopbackOnly)]),
        Middleware(FirstScreen, "overview"),
    ],
)

HOME = Path(__file__).resolve().parent
LOGO = HOME / "data" / "brand" / "cairn.svg"


SCREENS = {
    "Programme": (
        ("pages/overview/screen.py", "Overview", ":material/landscape:"),
        ("pages/progression/screen.py", "Progression", ":material/account_tree:"),
        ("pages/steps/screen.py", "Steps", ":material/stairs:"),
        ("pages/attainment/screen.py", "Attainment", ":material/school:"),
        ("pages/sharing/screen.py", "Sharing", ":material/share:"),
        (
            "pages/persistence/screen.py",
            "Persistence",
            ":material/trending_up:",
        ),
        ("pages/what_if/screen.py", "What if", ":material/tune:"),
    ),
    "Learner": (
        ("pages/caseload/screen.py", "Caseload", ":material/groups:"),
        ("pages/journey/screen.py", "Journey", ":material/hiking:"),
    ),
    "Data": (
        ("pages/loads/screen.py", "Loads", ":material/inventory_2:"),
        ("pages/pathways/screen.py", "Pathways", ":material/edit_road:"),
        ("pages/quality/screen.py", "Quality", ":material/fact_check:"),
        ("pages/definitions/screen.py", "Definitions", ":material/menu_book:"),
        ("pages/log/screen.py", "Log", ":material/visibility:"),
    ),
}


def may_open(rights: Rights, screen: str) -> bool:
    """Say whether a screen is for whoever has these rights."""
    return {
        "Caseload": rights.people,
        "Journey": rights.people,
        "Loads": rights.records,
        "Pathways": rights.records,
        "Quality": rights.findings,
        "Definitions": True,
        "Log": rights.log,
    }.get(screen, rights.counts != "nobody")


def screens(rights: Rights = RIGHTS["operator"]) -> dict[str, list[Page]]:
    """Return the screens by who asks; each one's address is its folder's name."""
    return {
        section: [
            st.Page(
                HOME / file,
                title=title,
                icon=icon,
                url_path=Path(file).parent.name,
                default=title == "Overview",
            )
            for file, title, icon in listed
            if (HOME / file).exists() and may_open(rights, title)
        ]
        for section, listed in SCREENS.items()
    }


def frame() -> None:
    """Draw what every screen has, then the screen."""
    st.set_page_config(page_title="Cairn", page_icon=LOGO, layout="wide")
    st.logo(LOGO, size="large")
    address.begin()
    try:
        visitor = visit.begin(filters.store_root())
        if visitor is None:
            st.navigation(screens(), position="hidden")
        else:
            draw(visitor)
    except (StoreError, DecisionsError, UnknownError) as error:
        st.error(str(error))


def draw(visitor: Visitor) -> None:
    """Draw the filters and the screen for whoever is looking."""
    visit.mark(visitor)
    viewer = visit.chosen(visitor)
    navigation = st.navigation(screens(viewer.rights), expanded=True)
    st.session_state["screen"] = navigation.title.lower()
    try:
        filters.draw(viewer)
    except address.NotUnderstoodError as error:
        told = Told(visitor.subject, viewer, "refusal", f"a link's {error.key}")
        visit.once(filters.store_root(), told)
        show.nobody(error)
        return
    navigation.run()
    address.unused("pathway", f"one {WORDS.pathway}")


def announce() -> None:
    """Name the screens as the server starts, before anybody visits.

    Until st.navigation was called once, Streamlit would look for screens directly in
    pages/ and greet the first deep link as unknown. Called here it can only warn that
    nobody is looking yet, which is left unsaid.
    """
    logger = logging.getLogger(
        "streamlit.runtime.scriptrunner_utils.script_run_context"
    )
    logger.disabled = True
    st.navigation(screens())
    logger.disabled = False


if __name__ == "__main__":
    frame()
else:
    announce()
