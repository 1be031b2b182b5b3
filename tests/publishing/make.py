"""Make parts of a project, in a process of its own: make.py ROOT PART..."""

import signal
import sys
from pathlib import Path

from analysis.publishing import build, notebooks, site

PARTS = {"tables": build.build, "notebooks": notebooks.execute, "site": site.render}

if __name__ == "__main__":
    try:
        # also where pytest was started to ignore it, as by `nohup` or in the background of a script
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdout.write("begins\n")
        sys.stdout.flush()
        for part in sys.argv[2:]:
            PARTS[part](Path(sys.argv[1]))
    except KeyboardInterrupt:
        sys.stdout.write("interrupted\n")
    except notebooks.ReportError as error:
        sys.exit(str(error))
