"""Mutants of a function: its source with one small thing changed."""

import ast
import inspect
import textwrap

OPERATORS = (
    *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod),
    ast.MatMult,
)
EITHER_WAY = (ast.Add, ast.Mult)  # operators whose sides can be swapped
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
INSTEAD = {  # of a function or a method, others that take the same
    "argmax": ("argmin", "max"),
    "exp": ("abs", "expm1"),
    "log": ("exp", "log1p"),
    "max": ("min", "sum"),
    "maximum": ("minimum",),
    "mean": ("sum", "max"),
    "min": ("max", "sum"),
    "ones": ("zeros",),
    "ravel": ("T.ravel",),
    "sum": ("mean", "max", "prod"),
    "zeros": ("ones",),
}


def mutants(function):
    """Return all mutants of a function: a dict of sources, by change.

    A change is told as "old line → new line", as `ast.unparse` writes them.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    before = ast.unparse(tree)
    names = _names(tree)
    found = {}
    for holder, key in list(_places(tree)):
        node = holder[key]
        for other in _instead(node, names):
            holder[key] = other
            source = ast.unparse(tree)
            if source != before:
                found.setdefault(_change(before, source), source)
        holder[key] = node
    return found


def _places(tree):
    """Yield where each node stands: a list or a dict, and the key in it."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, list):
                yield from ((value, i) for i in range(len(value)))
            elif isinstance(value, ast.AST):
                yield vars(parent), field


def _names(tree):
    """Return the names of a function's arguments and its own variables."""
    arguments = {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
    names = [n for n in ast.walk(tree) if isinstance(n, ast.Name)]
    stored = {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return sorted(arguments | stored)


def _change(before, after):
    """Return the lines that differ; a mutant has as many as the original."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return "\n".join(f"{a.strip()} → {b.strip()}" for a, b in pairs if a != b)


def _instead(node, names):
    """Yield what is put in place of a node, one at a time."""
    match node:
        case ast.Constant(bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(int(n)):
            yield from map(ast.Constant, (n + 1, n - 1, n + 2, -n, 0))
        case ast.Constant(float(n)):
            yield from map(ast.Constant, (n + 1, n - 1, -n, 0.0))
        case ast.Name(name, ast.Load()) if name in names:
            yield from map(ast.Name, names)
        case ast.Name(name):
            yield from map(ast.Name, INSTEAD.get(name, ()))
        case ast.Attribute(value, "T"):
            yield value
        case ast.Attribute(value, name):
            for other in INSTEAD.get(name, ()):
                yield ast.Attribute(value, other)
        case ast.BinOp(left, operator, right):
            for kind in OPERATORS:
                yield ast.BinOp(left, kind(), right)
            if not isinstance(operator, EITHER_WAY):
                yield ast.BinOp(right, operator, left)
            yield left
            yield right
        case ast.UnaryOp(_, operand):
            yield operand
        case ast.BoolOp(operator, values):
            is_and = isinstance(operator, ast.And)
            yield ast.BoolOp(ast.Or() if is_and else ast.And(), values)
        case ast.Compare(left, [operator], [right]):
            if isinstance(operator, COMPARISONS):
                for kind in COMPARISONS:
                    yield ast.Compare(left, [kind()], [right])
        case ast.Tuple(parts):
            yield from map(ast.Tuple, _neighbours_swapped(parts))
        case ast.Slice(lower, upper, step):
            yield ast.Slice(None, upper, step)
            yield ast.Slice(lower, None, step)
            yield ast.Slice(lower, upper, None)
            for bound in filter(None, (lower, upper)):
                for other in _one_off(bound):
                    ends = (other if e is bound else e for e in (lower, upper))
                    yield ast.Slice(*ends, step)
        case ast.Call(function, arguments, keywords):
            for others in _other_arguments(node):
                yield ast.Call(function, others, keywords)
            for i in range(len(keywords)):
                fewer = keywords[:i] + keywords[i + 1 :]
                yield ast.Call(function, arguments, fewer)
        case ast.AugAssign(target, _, value):
            yield ast.Assign([target], value, lineno=0)
            for kind in OPERATORS:
                yield ast.AugAssign(target, kind(), value)
            yield ast.Pass()
        case ast.Assign() | ast.Return() | ast.Expr(ast.Call()):
            yield ast.Pass()


def _neighbours_swapped(parts):
    """Yield a list with two parts that stand side by side swapped."""
    for i in range(len(parts) - 1):
        yield [*parts[:i], parts[i + 1], parts[i], *parts[i + 2 :]]


def _one_off(node):
    """Yield an expression that is one more, and one that is one less."""
    for kind in (ast.Add, ast.Sub):
        yield ast.BinOp(node, kind(), ast.Constant(1))


def _other_arguments(call):
    """Yield other arguments for a call: swapped, or another range."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name not in ("max", "min", "maximum", "minimum"):
        yield from _neighbours_swapped(call.args)
    if name == "range":
        first = call.args[:-1] if len(call.args) < 3 else call.args[:1]
        stop, *step = call.args[len(first) :]
        for other in _one_off(stop):
            yield [*first, other, *step]
        yield [*first, stop]
        start = first[0] if first else ast.Constant(0)
        yield [ast.BinOp(start, ast.Add(), ast.Constant(1)), stop, *step]
