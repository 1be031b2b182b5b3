"""The extras of the package, each with what some commands need."""

import re


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
