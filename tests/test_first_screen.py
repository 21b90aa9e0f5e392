"""The first screen is found at its own name, and keeps what a link asks."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pages.shared.first_screen import FirstScreen


async def said(request):
    return PlainTextResponse(f"{request.url.path}?{request.url.query}")


APP = Starlette(
    routes=[Route("/{path:path}", said)],
    middleware=[Middleware(FirstScreen, "overview")],
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/overview", "/?"),
        ("/overview?by=college&where=a%20b", "/?by=college&where=a%20b"),
        ("/overview/?by=college", "/?by=college"),
        ("/steps?by=college", "/steps?by=college"),
        ("/overviews", "/overviews?"),
        ("/x/overview", "/x/overview?"),
    ],
)
def test_its_name_leads_to_it(asked: str, found: str):
    assert TestClient(APP).get(asked).text == found
