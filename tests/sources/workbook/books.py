"""Workbooks drawn as their parts: what a spreadsheet program would write."""

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# Style 1 shows a number as a day.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def rows(*lines: str) -> str:
    """Write rows of cells between bars: numbers as numbers, ``=45901`` as a day."""
    return "".join(
        f'<row r="{number}">{"".join(_cells(line, number))}</row>'
        for number, line in enumerate(lines, 1)
    )


def _cells(line: str, number: int) -> list[str]:
    found = []
    for place, cell in enumerate(line.split("|")):
        at, text = f"{chr(65 + place)}{number}", cell.strip()
        if text.startswith("="):
            found.append(f'<c r="{at}" s="1"><v>{text[1:]}</v></c>')
        elif text.startswith("#"):
            found.append(f'<c r="{at}" t="e"><v>{text}</v></c>')
        elif text.replace(".", "").replace("E+", "").isdigit():
            found.append(f'<c r="{at}"><v>{text}</v></c>')
        elif text:
            found.append(f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>')
    return found


def book(
    sheets: Mapping[str, str],
    hidden: tuple[str, ...] = (),
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """Write a workbook of these sheets' rows, with further parts as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in _parts(sheets, hidden).items():
            parts.writestr(name, text)
        for name, data in (more or {}).items():
            parts.writestr(name, data)
    return out.getvalue()


def _parts(sheets: Mapping[str, str], hidden: tuple[str, ...]) -> dict[str, str]:
    listed, related = [], []
    found = {}
    for number, (name, data) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        listed.append(
            f'<sheet name="{name}" sheetId="{number}"{state} r:id="r{number}"/>'
        )
        related.append(
            f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet"'
            f' Target="worksheets/sheet{number}.xml"/>'
        )
        found[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>'
        )
    related.append(
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    )
    whole = f'xmlns="{_PACKAGE}/relationships"'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELS}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK}"/></Types>',
        "_rels/.rels": f'<Relationships {whole}><Relationship Id="b"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{''.join(listed)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {whole}>{''.join(related)}"
        "</Relationships>",
        "xl/styles.xml": _STYLES,
        **found,
    }
