"""Stated figures: what officials said in numbers, with bounds and sources.

Names are resolved when they are first used, so that reading a figure needs neither pandas nor
matplotlib (Scientific Python, SPEC 1). ``__init__.pyi`` lists each of them once. What shows figures
needs the extra ``charts``: it is there by its name, and not in ``from analysis import *``.
"""

import lazy_loader

__version__ = "0.2.0"

_resolved, _, __all__ = lazy_loader.attach_stub(__name__, __file__)
__all__ = [name for name in __all__ if name not in ("charts", "provenance", "style", "wording")]


def __getattr__(name: str) -> object:
    """Resolve a name; where a library for it lacks, say which extra brings that."""
    try:
        return _resolved(name)
    except ModuleNotFoundError as error:
        from analysis.extras import needed

        if not (told := needed(error)):
            raise
        raise ModuleNotFoundError(told, name=error.name) from error


def __dir__() -> list[str]:
    """List what needs no extra."""
    return __all__
