"""The extras of the package, each with what some commands need."""

import re


def needed(error: ModuleNotFoundError) -> str:
    """Say which library lacks, and the way out; nothing of a module of this package."""
    module = (error.name or "").partition(".")[0]
    if module == __package__:
        return ""
    extra = extra_of(module)
    way = f"pip install 'stated-figures[{extra}]'" if extra else "run it in a checkout, by ./run"
    return f"this needs {module}: {way}"


def extra_of(library: str) -> str:
    """Return the extra that brings a library, as the package declares; none: empty."""
    from importlib.metadata import PackageNotFoundError, requires  # late: only where one lacks

    try:
        declared = requires("stated-figures") or []
    except PackageNotFoundError:  # a checkout that nobody installed
        return ""
    for requirement in declared:
        brought = re.match(r"([\w-]+).*; extra == ['\"](\w+)", requirement)
        if brought and brought[1].lower() == library.lower():
            return brought[2]
    return ""
