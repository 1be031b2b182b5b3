"""How many small faults do the tests of a room notice? Put faults in, one at a time, and count.

    python benchmarks/mutants.py [reading] [comparing] [record] [words] [--minutes 15] [--seed 1]

A fault is one step: `<` made `<=`, `and` made `or`, a number one higher, a sum made a difference, a
word taken out of a table, a call left out. They are drawn by chance from all of a room (`words`:
the language files), put into a copy of the project, and the doctests of the module and the quick
tests of the room are run until one fails. Printed are those that no test noticed. The minutes are
of one processor. `mutants.csv` has what lives though nothing is missing, with the reason: such a
fault is printed with it, and counts as not noticed all the same. Tools for this exist; none draws a
sample, or makes a fault in a table of words.
"""

import argparse
import ast
import csv
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
EQUAL = Path(__file__).with_suffix(".csv")
COPIED = ("analysis", "benchmarks", "data", "tests", "conftest.py", "pyproject.toml")
WORDS = "analysis/reading/languages"
LONGEST = 120  # seconds of a processor; what takes longer hangs, and is noticed
PYTEST = ["-m", "pytest", "-x", "-q", "--quick", "-p", "no:cacheprovider", "--hypothesis-seed=1"]
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.USub: ast.UAdd,
}  # fmt: skip
ASSERTED = {"strict", "frozen", "slots"}  # what the code holds itself to, and never fails
WORD = re.compile(r'"[^"\n]*"(?:, )?')  # of a list in a language file


class Mutant(NamedTuple):
    """One fault: the file, its line, what is done there, and the file with it."""

    path: Path
    line: int
    done: str
    text: str


def changes(node: Any) -> Iterator[tuple[str, object, str]]:
    """Give the faults of one node: which attribute becomes what, and how to say it."""
    match node:
        case ast.Compare(ops=[operator, *more]) if type(operator) in OTHER:
            yield "ops", [OTHER[type(operator)](), *more], ast.unparse(node)
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator) | ast.UnaryOp(op=operator) if (
            type(operator) in OTHER
        ):
            yield "op", OTHER[type(operator)](), ast.unparse(node)
        case ast.UnaryOp(op=ast.Not()):
            yield "operand", ast.UnaryOp(ast.Not(), node.operand), ast.unparse(node)
        case ast.Constant(value=bool(value)):
            yield "value", not value, f"{value}"
        case ast.Constant(value=int(value) | float(value)):
            yield "value", value + 1, f"{value} → {value + 1}"
        case ast.Tuple(elts=entries) | ast.List(elts=entries) | ast.Set(elts=entries):
            if len(entries) > 1 and all(isinstance(entry, ast.Constant) for entry in entries):
                for place, entry in enumerate(entries):
                    rest = entries[:place] + entries[place + 1 :]
                    yield "elts", rest, f"without {ast.unparse(entry)}"
        case ast.Expr(value=ast.Call() as call):
            yield "value", ast.Constant(None), f"without {ast.unparse(call)}"


def of_python(path: Path) -> Iterator[Mutant]:
    """Give each fault of a module, but for annotations, f-strings and what is asserted."""
    source = path.read_bytes()
    lines, tree = source.splitlines(keepends=True), ast.parse(source)
    starts = [0, *accumulate(map(len, lines))]
    spared = set[int]()
    for node in ast.walk(tree):
        roots = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        roots += [node] if isinstance(node, ast.Assert | ast.JoinedStr) else []
        roots += [node] if isinstance(node, ast.keyword) and node.arg in ASSERTED else []
        spared |= {id(inner) for root in roots if root for inner in ast.walk(root)}
    for node in ast.walk(tree):
        for name, value, done in changes(node) if id(node) not in spared else ():
            before = getattr(node, name)
            setattr(node, name, value)
            new = f"({ast.unparse(node)})".encode()
            setattr(node, name, before)
            first = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            last = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            text = (source[:first] + new + source[last:]).decode()
            yield Mutant(path, node.lineno, done[:70], text)  # type: ignore[attr-defined]


def of_words(path: Path) -> Iterator[Mutant]:
    """Give each word that can be taken out of the lists of a language file."""
    text = path.read_text(encoding="utf-8")
    for match in WORD.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        cut = text[: match.start()] + text[match.end() :]
        yield Mutant(path, line, f"without {match[0].rstrip(', ')}", cut)


def mutants(room: str) -> list[Mutant]:
    """Return all faults of a room; of `words`, those of the language files."""
    if room == "words":
        return [
            mutant for path in sorted((ROOT / WORDS).glob("*.toml")) for mutant in of_words(path)
        ]
    files = sorted((ROOT / "analysis" / room).rglob("*.py"))
    return [mutant for path in files for mutant in of_python(path)]


def noticed(copy: Path, mutant: Mutant) -> bool:
    """Tell whether a test of its room fails with this fault in the copy."""
    place = mutant.path.relative_to(ROOT)
    whole = (copy / place).read_bytes()
    (copy / place).write_text(mutant.text, encoding="utf-8")
    tests = [f"tests/{place.parts[1]}", *([str(place)] if place.suffix == ".py" else [])]
    command = [sys.executable, *PYTEST, "-o", "addopts=--doctest-modules", *tests]
    try:
        run = subprocess.run(
            command, cwd=copy, capture_output=True, check=False, preexec_fn=_limited
        )
    finally:
        (copy / place).write_bytes(whole)
    return run.returncode != 0


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))


def seconds() -> float:
    """Return the processor time of the tests so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tried(drawn: list[Mutant], copy: Path, minutes: float) -> tuple[int, int]:
    """Try faults until the time is up; return how many were noticed, of how many."""
    begun, results = seconds(), list[bool]()
    with EQUAL.open(encoding="utf-8", newline="") as file:
        reasons = {tuple(row)[:3]: row[3] for row in csv.reader(file)}
    for mutant in drawn:
        if seconds() - begun > 60 * minutes:
            break
        results.append(noticed(copy, mutant))
        if not results[-1]:
            place = mutant.path.relative_to(ROOT).as_posix()
            code = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
            reason = reasons.get((place, code, mutant.done), "")
            print(f"{place}:{mutant.line}: {mutant.done}{reason and f' ({reason})'}", flush=True)
    return sum(results), len(results)


def main() -> None:
    """Try faults of each room, as many as its share of the minutes allows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rooms", nargs="*", default=["reading", "comparing"])
    parser.add_argument("--minutes", type=float, default=15, help="shared by the rooms")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for part in COPIED:
            take = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            take(ROOT / part, copy / part)
        for room in asked.rooms:
            drawn = mutants(room)
            Random(asked.seed).shuffle(drawn)  # noqa: S311
            if noticed(copy, drawn[0]._replace(text=drawn[0].path.read_text(encoding="utf-8"))):
                sys.exit(f"{room}: its tests fail without a fault")
            seen, of = tried(drawn, copy, asked.minutes / len(asked.rooms))
            print(f"{room}: {seen} of {of} noticed ({seen / of:.0%}), of {len(drawn)} in all")


if __name__ == "__main__":
    main()
