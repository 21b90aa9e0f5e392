"""Names for the buttons beneath a picture, which to the eye say only "Table".

Streamlit gives a button no name but its label. The script is our own and carries no
data but the names; it is served as a file (pages/shared/hardened.py).
"""

from pages.shared import served


def draw(name: str, about: str) -> None:
    """Let the buttons of a picture's line be called by what they are about too."""
    served.component("naming", "naming.js")(
        key=f"{name}-naming", data={"line": f"{name}-line", "about": about}
    )
