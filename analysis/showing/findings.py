"""Findings: claims of a heading or a title that are checked against the record each time."""

import ast
import inspect
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Any

import numpy as np
import pandas as pd
from executing import Source

from analysis.record.schema import Row, records

__all__ = ["FindingFails", "holds"]

SHOWN = 6  # rows of a column that a message names
IDS = ("figure_id", "implied_id", "left_id", "right_id", "reference_id")  # what a table has of them


class FindingFails(AssertionError):
    """A finding that the record no longer bears out: the condition as written, and its values."""


def holds(*conditions: Any) -> None:
    """Let a finding stand only where each of its conditions is true.

    Prints nothing. Where a condition is false, the notebook stops with the condition as it is
    written and the values in it, so that `report` and nbval name what has to be told otherwise.

    Parameters
    ----------
    *conditions
        True or false each; or a column of them, which has rows and is true in every one.

    Raises
    ------
    FindingFails
        If a condition is false.
    TypeError
        If a condition is neither; ``holds(3)`` would hold of anything.

    Examples
    --------
    >>> largest, stated = 28.5, 27.0
    >>> holds(largest > stated, largest < 30)
    """
    frame = inspect.currentframe()
    caller = frame.f_back if frame else None
    failed = [place for place, condition in enumerate(conditions) if not _is_true(condition)]
    if failed or not conditions:
        nodes = _as_written(caller)
        faults = [_fault(conditions[place], place, nodes, caller) for place in failed]
        raise FindingFails("\n".join(faults or ["the finding has no condition"]))


def _is_true(condition: Any) -> bool:
    if isinstance(condition, bool | np.bool_):
        return bool(condition)
    if isinstance(condition, pd.Series | np.ndarray) and condition.dtype == bool:
        return len(condition) > 0 and bool(condition.all())
    raise TypeError(f"a finding holds or does not: {condition!r} is neither true nor false")


def _as_written(caller: FrameType | None) -> list[ast.expr]:
    """Read the arguments of the call that a frame is in; none where its source is not known."""
    call = Source.executing(caller).node if caller else None
    return call.args if isinstance(call, ast.Call) else []


def _fault(condition: Any, place: int, nodes: list[ast.expr], caller: FrameType | None) -> str:
    if caller is None or place >= len(nodes) or any(isinstance(n, ast.Starred) for n in nodes):
        return f"condition {place + 1} no longer holds"
    node = nodes[place]
    lines = [f"no longer holds: {ast.unparse(node)}"]
    lines += [f"    {written} is {value}" for written, value in _values(node, caller).items()]
    names = {**caller.f_globals, **caller.f_locals}
    cell = Source.executing(caller).source.tree
    if isinstance(condition, pd.Series | np.ndarray):
        tables = _tables(node, names, _assigned(cell))
        return "\n".join([*lines, f"    {_failing(pd.Series(condition), [*tables])}"])
    return "\n".join([*lines, *rows_behind(node, names, cell)])


def _values(node: ast.expr, caller: FrameType) -> dict[str, str]:
    """Evaluate what a condition compares; of several conditions in one, what each compares."""
    if isinstance(node, ast.BoolOp | ast.BinOp):
        parts = node.values if isinstance(node, ast.BoolOp) else [node.left, node.right]
    elif isinstance(node, ast.UnaryOp):
        parts = [node.operand]
    elif isinstance(node, ast.Compare):
        return _evaluated([node.left, *node.comparators], caller)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
        parts = [node.func.value]  # (left < right).all()
    else:
        return _evaluated([node], caller)
    return {name: value for part in parts for name, value in _values(part, caller).items()}


def _evaluated(nodes: list[ast.expr], caller: FrameType) -> dict[str, str]:
    values = {}
    for node in nodes:
        if not _is_typed(node):
            code = compile(ast.Expression(node), "<finding>", "eval")
            value = eval(code, caller.f_globals, caller.f_locals)  # noqa: S307
            values[ast.unparse(node)] = _short(value)
    return values


def _is_typed(node: ast.expr) -> bool:
    """Whether an expression is its own value: a number, or a list of words."""
    try:
        ast.literal_eval(node)
    except ValueError:
        return False
    return True


def _short(value: Any) -> str:
    if isinstance(value, pd.Series | np.ndarray | list | tuple | set):
        several = list(value)
        return f"[{_listed(map(_short, several))}]"
    return repr(value.item() if isinstance(value, np.generic) else value)


def rows_behind(node: ast.AST, names: dict[str, Any], cell: ast.AST | None) -> list[str]:
    """Name the rows that an expression of a cell goes by, in a line if there are any.

    Of two tables that overlap these are the rows that one alone has.
    """
    found = _tables(node, names, _assigned(cell))
    tables = [[*map(_named, records(table))] for table in found]
    rows = list(dict.fromkeys(row for table in tables for row in table))
    alone = [row for row in rows if not all(row in table for table in tables)]
    rows = alone if len(tables) == 2 and 0 < len(alone) < len(rows) else rows
    return [f"    of {_listed(rows)}"] if rows else []


def _assigned(cell: ast.AST | None) -> dict[str, ast.expr]:
    """Say what the names of a cell are worked out from."""
    made = [node for node in ast.walk(cell) if isinstance(node, ast.Assign)] if cell else []
    named = (
        (node.value, part) for node in made for target in node.targets for part in ast.walk(target)
    )
    return {part.id: value for value, part in named if isinstance(part, ast.Name)}


def _tables(
    node: ast.AST, names: dict[str, Any], made: dict[str, ast.expr]
) -> Iterator[pd.DataFrame]:
    """Yield the tables of figures or pairs that an expression goes by, with their rows in it."""
    if isinstance(node, ast.Lambda | ast.comprehension):
        return
    if (table := _as_table(_value(node, names))) is not None:
        yield table
        return
    parts = [*ast.iter_child_nodes(node)]
    if isinstance(node, ast.Name) and node.id in made:
        parts = [made[node.id]]
        made = {name: value for name, value in made.items() if name != node.id}
    column = _counted(node, names)
    for part in parts:
        for table in _tables(part, names, made):
            yield table if column is None else table.loc[table.index.intersection(column.index)]


def _as_table(value: Any) -> pd.DataFrame | None:
    """Return a table with ids, or one figure as such a table; None where a value is neither."""
    if isinstance(value, pd.Series) and {*IDS} & {*value.index}:
        value = value.to_frame().T
    has_ids = isinstance(value, pd.DataFrame) and {*IDS} & {*value} and value.index.is_unique
    return value if has_ids else None


def _counted(node: ast.AST, names: dict[str, Any]) -> pd.Series | None:
    """Return the rows of a column that count, or that fail; None where it is no column."""
    method = node.func if isinstance(node, ast.Call) else None
    if not isinstance(method, ast.Attribute):
        column = _value(node, names)
    else:
        column = _value(method.value, names)
        if isinstance(column, pd.Series) and column.dtype == bool and method.attr in ("sum", "all"):
            column = column[column == (method.attr == "sum")]
    return column if isinstance(column, pd.Series) and len(column) else None


def _value(node: ast.AST, names: dict[str, Any]) -> Any:
    """Evaluate a part of a condition; None where it has no value of its own."""
    try:
        code = compile(ast.Expression(node), "<finding>", "eval")  # type: ignore[arg-type]
        return eval(code, names)  # noqa: S307
    except Exception:
        return None


def _failing(column: pd.Series, tables: list[pd.DataFrame]) -> str:
    """Say which rows of a column are false: by the figures where a table has them."""
    if not len(column):
        return "it has no rows"
    rows = column.index[~column]
    named = [table.loc[rows] for table in tables if rows.isin(table.index).all()]
    numbered = pd.api.types.is_integer_dtype(rows) and rows.max() < len(column)
    shown = list(map(_named, records(named[0]))) if named else list(map(str, rows)) * (not numbered)
    told = f": {_listed(shown)}" if shown else ""
    return f"false in {len(rows)} of {len(column)} rows{told}"


def _listed(shown: Iterable[str]) -> str:
    several = list(shown)
    if len(several) > SHOWN:  # the newest are the last
        several[SHOWN // 2 : -SHOWN // 2] = ["…"]
    return ", ".join(several)


def _named(row: Row) -> str:
    """Name a row by its ids, and a figure by its speaker and words too."""
    ids = " and ".join(str(row[name]) for name in IDS if name in row)
    said = [row[name] for name in ("speaker", "as_stated") if isinstance(row.get(name), str)]
    return f"{ids} ({': '.join(said)})" if said else ids
