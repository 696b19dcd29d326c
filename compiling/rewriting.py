"""Rewriting the source so that the compiler sees plain classes; what it means stays the same.

mypyc reaches the attributes of plain classes at once but looks up those of a msgspec Struct, and its classes have no
room for a cached property. So a Struct becomes a class with a constructor, and a cached property an attribute that is
filled when it is first asked for. What is frozen refers to what was there before it, so it is in no cycle, and Python
need not look for one. A constant of a module is told to be one: its value is then at hand, where a variable is looked
up by its name each time.
"""

import ast

_FROZEN = "mypyc_attr(acyclic=True, free_list_len=1)"
# The compiler knows the name; nothing is imported when the module runs.
_IMPORT = "import typing\nif typing.TYPE_CHECKING:\n    from mypy_extensions import mypyc_attr"


def rewritten(source: str) -> str:
    """The source of a module as the compiler is to see it.

    Raises ValueError for a Struct that is compared by value or read from data: such a module has to stay as it is.
    """
    tree = _Rewriting().visit(ast.parse(source))
    behind = 0 if ast.get_docstring(tree) is None else 1
    tree.body[behind:behind] = ast.parse(_IMPORT).body
    return ast.unparse(ast.fix_missing_locations(tree))


class _Rewriting(ast.NodeTransformer):
    def visit_Module(self, node: ast.Module) -> ast.Module:
        self.generic_visit(node)
        node.body = [part for statement in node.body for part in _constant(statement)]
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.generic_visit(node)
        if [ast.unparse(base) for base in node.bases] == ["Struct"]:
            _make_plain(node)
        node.body = [part for statement in node.body for part in _uncached(statement)]
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """`structs.replace(part, …)` takes Structs alone; what they understand themselves, plain classes do too."""
        self.generic_visit(node)
        if ast.unparse(node.func) == "structs.replace":
            node.func = ast.Attribute(node.args.pop(0), "__replace__", ast.Load())
        return node


def _constant(statement: ast.stmt) -> list[ast.stmt]:
    """What gives a constant its value, its name in capitals, as its declaration; any other statement as it is."""
    match statement:
        case ast.Assign([ast.Tuple(names)], ast.Tuple(values)) if all(ast.unparse(name).isupper() for name in names):
            pairs = [ast.Assign([name], value) for name, value in zip(names, values, strict=True)]
            return [part for pair in pairs for part in _constant(pair)]
        case ast.Assign([ast.Name(name)], value) if name.isupper():
            return ast.parse(f"{name}: typing.Final = {ast.unparse(value)}").body
        case ast.AnnAssign(ast.Name(name), kind, ast.expr() as value) if name.isupper():
            return ast.parse(f"{name}: typing.Final[{ast.unparse(kind)}] = {ast.unparse(value)}").body
    return [statement]


def _make_plain(node: ast.ClassDef) -> None:
    options = {option.arg: ast.unparse(option.value) for option in node.keywords}
    if options.pop("eq", "True") != "False" or options.keys() - {"frozen", "gc", "kw_only"}:
        raise ValueError(f"{node.name} is a Struct that cannot become a plain class: declare it eq=False")
    fields = [statement for statement in node.body if isinstance(statement, ast.AnnAssign)]
    parameters = ", ".join(map(_parameter, fields))
    known = ", ".join(f"{_name(field)!r}: self.{_name(field)}" for field in fields)
    lines = [
        f"def __init__(self, {'*, ' if 'kw_only' in options else ''}{parameters}) -> None:",
        *(f"    self.{_name(field)} = {_value(field)}" for field in fields),
        "def __replace__(self, **changes):",
        f"    fields = {{{known}}}",
        f"    return {node.name}(**(fields | changes))",
    ]
    node.body += ast.parse("\n".join(lines)).body
    if options.get("frozen") == "True":
        node.decorator_list.append(ast.parse(_FROZEN, mode="eval").body)
    for field in fields:
        field.value = None
    node.bases, node.keywords = [], []


def _name(field: ast.AnnAssign) -> str:
    return ast.unparse(field.target)


def _kind(annotation: ast.expr) -> str:
    """An annotation as it would be without quotation marks."""
    return str(annotation.value) if isinstance(annotation, ast.Constant) else ast.unparse(annotation)


def _fresh(field: ast.AnnAssign) -> str | None:
    """The expression for a default that every object has for itself, if the field has one."""
    match field.value:
        case ast.Dict() | ast.List():
            return ast.unparse(field.value)
        case ast.Call(func=ast.Name("field"), keywords=[ast.keyword("default_factory", made)]):
            return f"{ast.unparse(made)}()"
    return None


def _parameter(field: ast.AnnAssign) -> str:
    plain = _kind(field.annotation)
    if field.value is None:
        return f"{_name(field)}: {plain!r}"
    if _fresh(field) is not None:
        return f"{_name(field)}: {f'{plain} | None'!r} = None"
    return f"{_name(field)}: {plain!r} = {ast.unparse(field.value)}"


def _value(field: ast.AnnAssign) -> str:
    fresh = _fresh(field)
    return _name(field) if fresh is None else f"{fresh} if {_name(field)} is None else {_name(field)}"


def _uncached(statement: ast.stmt) -> list[ast.stmt]:
    """A cached property as an attribute, the method that fills it, and a property that calls it once."""
    if not isinstance(statement, ast.FunctionDef) or "cached_property" not in map(
        ast.unparse, statement.decorator_list
    ):
        return [statement]
    assert statement.returns is not None
    name, kind = statement.name, _kind(statement.returns)
    lines = [
        f"_kept_{name}: '{kind} | None' = None",
        "@property",
        f"def {name}(self) -> '{kind}':",
        f"    found = self._kept_{name}",
        "    if found is None:",
        f"        found = self._kept_{name} = self._made_{name}()",
        "    return found",
    ]
    statement.name, statement.decorator_list = f"_made_{name}", []
    return [*ast.parse("\n".join(lines)).body, statement]
