"""Time `build` from start to end, beside a bare import of pandas, which most of it is.

The seconds are those of this machine; the ratio can be compared between machines.
"""

import resource
import subprocess
import sys
import time

ROUNDS = 5


def best(*arguments: str) -> float:
    """Run Python several times; return the seconds of the fastest."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


pandas = best("-c", "import pandas")
build = best("-m", "analysis", "build")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
peak_mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
print(f"The fastest of {ROUNDS} runs each, as processes of their own:")
print(f"  import pandas   {pandas:5.2f} s")
print(f"  build           {build:5.2f} s, {build / pandas:.1f} times as long")
print(f"  peak memory     {peak_mib:5.0f} MiB")
