"""Time the validation of the notebooks as `./run test` does it, beside plain nbval.

All run the same notebooks with the same comparison, in turns. Seconds of the clock depend on what
else the machine does; those of the processors, kernels included, hardly do.
"""

import resource
import statistics
import subprocess
import sys
import time

ROUNDS = 3
WAYS = {
    "pytest --nbval": [],
    "two workers": ["-n", "2"],
    "as ./run test": ["-n", "2", "--forked-kernels"],
}


def spent() -> float:
    """Return the seconds of processors that all ended processes of this one took."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


taken: dict[str, list[tuple[float, float]]] = {name: [] for name in WAYS}
for _ in range(ROUNDS):
    for name, options in WAYS.items():
        clock, processors = time.perf_counter(), spent()
        command = [sys.executable, "-m", "pytest", "-q", "notebooks", *options]
        subprocess.run(command, check=True, capture_output=True)
        taken[name].append((time.perf_counter() - clock, spent() - processors))
print(f"The medians of {ROUNDS} runs each, all notebooks, in seconds:")
for name, runs in taken.items():
    wall, processor = (statistics.median(seconds) for seconds in zip(*runs, strict=True))
    print(f"  {name:<16} {wall:5.1f} of the clock, {processor:5.1f} of the processors")
