"""Tokens of a provider: the good one is believed, every other one is refused.

A provider of our own says one thing at a time; Cairn is asked as a browser asks it.
"""

import base64
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from os import environ
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from tools.own_server import free_port, serving

KEY, OTHER = (RSAKey.generate_key(2048, {"kid": "k"}) for _ in range(2))
COOKIE = "_streamlit_user"
METADATA = "/.well-known/openid-configuration"
SECRET = secrets.token_hex(32)


def signed(claims: dict, key: Any = KEY, alg: str = "RS256") -> str:
    return jwt.encode({"alg": alg, "kid": "k"}, claims, key, algorithms=[alg])


def part(value: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def tampered(claims: dict) -> str:
    head, _, signature = signed(claims).split(".")
    return ".".join([head, part(claims | {"email": "dean@x.example"}), signature])


def confused(claims: dict) -> str:
    """Signed with what everybody knows: the public key, taken for a secret."""
    return signed(claims, OctKey.import_key(KEY.as_pem(private=False)), "HS256")


FORGED: dict[str, Callable[[dict], str]] = {
    "expired": lambda c: signed(c | {"exp": int(time.time()) - 3600}),
    "tampered": tampered,
    "unsigned": lambda c: f"{part({'alg': 'none'})}.{part(c)}.",
    "another key's": lambda c: signed(c, OTHER),
    "confused": confused,
    "for another client": lambda c: signed(c | {"aud": "other"}),
    "of another provider": lambda c: signed(c | {"iss": "https://other.example"}),
    "of another sign-in": lambda c: signed(c | {"nonce": "other"}),
}


@dataclass
class Provider:
    """What the provider is called, and what it says next."""

    issuer: str = ""
    make: Callable[[dict], str] = signed
    nonce: str = ""
    address: str = ""
    found: dict[str, Any] = field(default_factory=dict)

    def token(self) -> str:
        now = int(time.time())
        return self.make(
            {
                "iss": self.issuer, "aud": "cairn", "sub": "u1", "nonce": self.nonce,
                "email": "ann@x.example", "iat": now, "exp": now + 600,
            }
        )  # fmt: skip


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Run a provider, and Cairn that asks it."""
    said = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.tell(said.found.get(self.path, {}))

        def do_POST(self) -> None:
            self.tell(
                {"access_token": "a", "token_type": "Bearer"}
                | {"id_token": said.token()}
            )

        def tell(self, value: dict) -> None:
            body = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said.issuer = f"http://127.0.0.1:{server.server_port}"
        said.found = {
            "/keys": {"keys": [KEY.as_dict(private=False)]},
            METADATA: {
                "issuer": said.issuer,
                "authorization_endpoint": f"{said.issuer}/authorize",
                "token_endpoint": f"{said.issuer}/token",
                "jwks_uri": f"{said.issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            },
        }
        yield said
        server.shutdown()


@pytest.fixture(scope="module")
def asked(provider: Provider, tmp_path_factory) -> Iterator[Provider]:
    port = free_port()
    setting = {
        "CAIRN_OIDC_METADATA_URL": provider.issuer + METADATA,
        "CAIRN_OIDC_CLIENT_ID": "cairn",
        "CAIRN_OIDC_CLIENT_SECRET": "s",
        "CAIRN_OIDC_REDIRECT_URI": f"http://127.0.0.1:{port}/oauth2callback",
        "CAIRN_COOKIE_SECRET": SECRET,
    }
    store = tmp_path_factory.mktemp("tokens") / "store"
    with serving(store, port=port, environment=environ | setting) as address:
        provider.address = address
        yield provider


def sign_in(provider: Provider, make: Callable[[dict], str]) -> bool:
    """Go the way of a browser; say whether Cairn then knows who is there."""
    chosen = {"provider": "default", "exp": int(time.time()) + 60}
    token = jwt.encode({"alg": "HS256"}, chosen, OctKey.import_key(SECRET))
    visitor = requests.Session()
    there = visitor.get(
        f"{provider.address}/auth/login?provider={token}",
        allow_redirects=False, timeout=20,
    ).headers["Location"]  # fmt: skip
    told = parse_qs(urlsplit(there).query)
    provider.nonce, provider.make = told["nonce"][0], make
    back = visitor.get(
        f"{provider.address}/oauth2callback?code=c&state={told['state'][0]}",
        allow_redirects=False, timeout=20,
    )  # fmt: skip
    assert back.status_code == 302
    return bool(visitor.cookies.get(COOKIE))


def test_the_good_token_is_believed(asked: Provider):
    assert sign_in(asked, signed) is True


@pytest.mark.parametrize("kind", FORGED)
def test_every_other_token_is_refused(asked: Provider, kind: str):
    assert sign_in(asked, FORGED[kind]) is False
