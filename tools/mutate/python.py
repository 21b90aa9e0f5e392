"""Changes to Python: comparisons, constants, conditions, sums, calls left out.

A change replaces one node of the syntax tree; the changed file is printed from the
tree. Left alone is what decides nothing: annotations, decorators, assertions, and the
text of sentences (but not how they round a number).
"""

import ast
import copy
import re
from collections.abc import Iterator

from tools.mutate.change import Change, told_apart

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
}
CALLS = {"min": "max", "any": "all", "floor": "ceil", "minimum": "maximum"}
CALLS |= {after: before for before, after in CALLS.items()}
PRECISION = re.compile(r"\.(\d)(?=[a-z%])")
# Fields of a node that decide nothing, by their names in ``ast``.
IDLE = {"annotation", "returns", "decorator_list", "type_params"}


def changes(file: str, source: str) -> list[Change]:
    """Return every change that can be made to a file, in a fixed order."""
    lines = source.splitlines()
    return told_apart(
        Change(
            file=file,
            line=line,
            text=lines[line - 1].strip(),
            before=_short(node),
            after=_short(instead),
            place=place,
            within=within,
        )
        for place, (line, within, node, instead, _) in enumerate(_sites(source))
    )


def changed(source: str, place: int) -> str:
    """Return the file's text with one of its changes made."""
    tree = ast.parse(source)
    *_, instead, (parent, field, index) = _sites_of(tree)[place]
    if index is None:
        setattr(parent, field, instead)
    else:
        getattr(parent, field)[index] = instead
    return ast.unparse(ast.fix_missing_locations(tree))


Slot = tuple[ast.AST, str, int | None]
# The line, the first line of the function around it, what stands there, what instead.
Site = tuple[int, int, ast.AST, ast.AST, Slot]


def _sites(source: str) -> list[Site]:
    return _sites_of(ast.parse(source))


def _sites_of(tree: ast.Module) -> list[Site]:
    return [
        (line, within, node, instead, slot)
        for line, within, node, slot in _nodes(tree, 1, 0)
        for instead in _instead(node, slot)
    ]


def _nodes(
    parent: ast.AST, line: int, within: int
) -> Iterator[tuple[int, int, ast.AST, Slot]]:
    """Walk the tree in the order of the text, leaving out what decides nothing."""
    for field, value in ast.iter_fields(parent):
        if field in IDLE:
            continue
        inside = _first_line(parent) if field == "body" else 0
        for index, node in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(node, ast.AST) or isinstance(node, ast.Assert):
                continue
            # Within an f-string, Python 3.11 has no lines of its own.
            known = not isinstance(parent, ast.JoinedStr | ast.FormattedValue)
            at = getattr(node, "lineno", line) if known else line
            slot = (parent, field, index if isinstance(value, list) else None)
            yield at, inside or within, node, slot
            yield from _nodes(node, at, inside or within)


def _first_line(node: ast.AST) -> int:
    """Return where a function begins, as its code object has it; 0 for all else."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return min([node.lineno, *(above.lineno for above in node.decorator_list)])
    return 0


def _instead(node: ast.AST, slot: Slot) -> Iterator[ast.AST]:
    """Return what a node could be replaced by."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            yield from _joined(node)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp(op=op) if type(op) in SUMS and not _is_text(node):
            yield ast.BinOp(node.left, SUMS[type(op)](), node.right)
        case ast.Call():
            yield from _called(node)
        case ast.Constant():
            yield from _valued(node, slot)
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
    if slot[1] in ("test", "ifs") and not isinstance(node, ast.Compare | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), node)  # type: ignore[arg-type]
    if slot[1] == "ifs":
        yield ast.Constant(True)


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for index, op in enumerate(node.ops):
        other = copy.copy(node)
        other.ops = [*node.ops]
        other.ops[index] = COMPARED[type(op)]()
        yield other


def _joined(node: ast.BoolOp) -> Iterator[ast.AST]:
    """Let ``and`` be ``or``, and leave out one part after the other."""
    other = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
    yield ast.BoolOp(other, node.values)
    for index in range(len(node.values)):
        rest = node.values[:index] + node.values[index + 1 :]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _called(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func
    if isinstance(name, ast.Name) and name.id == "round" and len(node.args) == 1:
        yield ast.Call(ast.Name("int", ast.Load()), node.args, [])
    if isinstance(name, ast.Name) and name.id in CALLS:
        func = ast.Name(CALLS[name.id], ast.Load())
        yield ast.Call(func, node.args, node.keywords)
    if isinstance(name, ast.Attribute) and name.attr in CALLS:
        method = ast.Attribute(name.value, CALLS[name.attr], ast.Load())
        yield ast.Call(method, node.args, node.keywords)


def _valued(node: ast.Constant, slot: Slot) -> Iterator[ast.AST]:
    value, parent = node.value, slot[0]
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        # The last row instead of the first: mostly there is but one.
        if not (isinstance(parent, ast.Subscript) and value == 0):
            yield ast.Constant(value - 1)
    elif isinstance(value, float):
        step = 10.0 ** -len(repr(value).partition(".")[2])
        if "e" not in repr(value):
            yield ast.Constant(round(value + step, 12))
            yield ast.Constant(round(value - step, 12))
    elif isinstance(value, str) and isinstance(parent, ast.JoinedStr):
        for found in PRECISION.finditer(value):
            for digits in sorted({int(found[1]) + 1, abs(int(found[1]) - 1)}):
                text = f"{value[: found.start(1)]}{digits}{value[found.end(1) :]}"
                yield ast.Constant(text)


def _is_text(node: ast.BinOp) -> bool:
    """Say whether a sum joins or formats text or lists."""
    sides = (node.left, node.right)
    kinds = ast.JoinedStr | ast.List | ast.Tuple | ast.ListComp
    return any(
        isinstance(side, kinds)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str | bytes))
        or (isinstance(side, ast.BinOp) and _is_text(side))
        for side in sides
    )


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else f"{text[:40]} … {text[-17:]}"
