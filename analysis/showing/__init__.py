"""What notebooks and pages show: charts, their style, tables with sources, and wording.

May import `reading`, `record` and `comparing`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__, ["charts", "provenance", "style", "wording"]
)
