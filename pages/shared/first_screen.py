"""The first screen's own name leads to it, as every other screen's does."""

from starlette.responses import RedirectResponse

from pages.shared.guard import Application, Message, Receive, Send


class FirstScreen:
    """ASGI middleware: ``/NAME`` leads to ``/``, with what the address asks.

    Streamlit shows the screen that is shown first at ``/`` alone, and says of its name
    that there is no such page.
    """

    def __init__(self, app: Application, name: str) -> None:
        self.app = app
        self.places = {f"/{name}": "./", f"/{name}/": "../"}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with where the screen is."""
        place = (
            self.places.get(scope.get("path", "")) if scope["type"] == "http" else None
        )
        if place is None:
            await self.app(scope, receive, send)
            return
        asked = scope["query_string"].decode("latin-1")
        answer = RedirectResponse(f"{place}?{asked}" if asked else place)
        await answer(scope, receive, send)
