"""The badge baked into an SVG: read as XML without entities, never drawn."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from analytics.sources.credentials.png import MOST_TEXT, check_not_address
from analytics.sources.credentials.problem import ProblemError
from analytics.sources.limits import BADGES

_PLACES = frozenset(
    (
        "http://openbadges.org assertion",
        "https://purl.imsglobal.org/ob/v3p0 credential",
    )
)
_FORBIDDEN = frozenset(
    ("script", "foreignobject", "iframe", "include", "handler", "object", "embed")
)
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);", re.I)
_STYLE = re.compile(r"@import|url\s*\(\s*['\"]?(?!#|data:image/)|expression|\\", re.I)
_START = re.compile(
    rb"^(\xef\xbb\xbf)?\s*(<\?xml|<!--|<!doctype\s+svg|<([a-z]+:)?svg\b)", re.I
)


def is_svg(data: bytes) -> bool:
    """Tell whether data begin like an SVG."""
    return bool(_START.match(data[:512])) and b"svg" in data[:4096].lower()


@dataclass
class _Reading:
    """What has been read of one SVG so far."""

    stack: list[str] = field(default_factory=list)
    verify: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    style: list[str] = field(default_factory=list)
    badges: int = 0


def svg_text(data: bytes) -> str | None:
    """Return the badge's text, or None where the drawing has none baked into it."""
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    parser.StartElementHandler = lambda name, attributes: _start(
        reading, name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = lambda _name: _end(reading)
    parser.CharacterDataHandler = lambda text: _said(reading, text)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        rule = f"not well-formed XML at line {error.lineno}, column {error.offset}"
        raise ProblemError("", rule) from None
    except (LookupError, ValueError):
        raise ProblemError("", "XML in an unknown encoding") from None
    return _badge(reading)


def _doctype(
    _name: str, _system: str | None, _public: str | None, has_internal: bool
) -> None:
    if has_internal:
        raise ProblemError("", "entities (an internal subset) are not allowed")


def _entity(*_declared: object) -> None:
    raise ProblemError("", "entities are not allowed")


def _start(reading: _Reading, name: str, attributes: dict[str, str], line: int) -> None:
    local = name.rpartition(" ")[2].lower()
    if local in _FORBIDDEN:
        raise ProblemError("", f"element {local} at line {line} is not allowed")
    for key, value in attributes.items():
        _check_attribute(local, key.rpartition(" ")[2].lower(), value, line)
    if name in _PLACES:
        reading.badges += 1
        reading.verify.append(attributes.get("verify", ""))
    reading.stack.append(name)
    if len(reading.stack) > BADGES.elements:
        raise ProblemError("", "elements nested too deep")


def _check_attribute(element: str, name: str, value: str, line: int) -> None:
    if name.startswith("on"):
        raise ProblemError(
            "", f"a script in an attribute at line {line} is not allowed"
        )
    if name in ("href", "src"):
        plain = value.strip()
        is_link = element == "a" and plain.lower().startswith(("http://", "https://"))
        if not (plain.startswith("#") or _PICTURE.match(plain) or is_link or not plain):
            rule = f"attribute {name} at line {line}: only pictures inside the file are"
            raise ProblemError("", f"{rule} allowed")
    elif name != "verify" and _STYLE.search(value) and "url" in value.lower():
        raise ProblemError("", f"an address in attribute {name} at line {line}")


def _end(reading: _Reading) -> None:
    if reading.stack.pop().rpartition(" ")[2].lower() == "style":
        if _STYLE.search("".join(reading.style)):
            raise ProblemError("", "element style: nothing may be imported")
        reading.style.clear()


def _said(reading: _Reading, text: str) -> None:
    if not reading.stack:
        return
    if reading.stack[-1] in _PLACES:
        reading.inner.append(text)
    elif reading.stack[-1].rpartition(" ")[2].lower() == "style":
        reading.style.append(text)


def _badge(reading: _Reading) -> str | None:
    if not reading.badges:
        return None
    if reading.badges > 1:
        raise ProblemError("", f"{reading.badges} badges in one drawing; 1 is taken")
    text = "".join(reading.inner).strip() or reading.verify[0].strip()
    if len(text) > MOST_TEXT:
        raise ProblemError("", f"the badge is larger than {MOST_TEXT:,} bytes")
    if not text:
        raise ProblemError("", "the badge in the drawing is empty")
    check_not_address(text, "drawing")
    return text
