"""Make the tables of a project, or its notebooks and site: make.py ROOT [tables]."""

import sys
from pathlib import Path

from analysis.publishing import build, notebooks, site

if __name__ == "__main__":
    root = Path(sys.argv[1])
    if "tables" in sys.argv:
        build.build(root)
    else:
        notebooks.execute(root)
        site.render(root)
