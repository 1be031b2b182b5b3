"""Time the validation of the notebooks as `./run test` does it, beside plain `pytest --nbval`.

Both run the same notebooks with the same comparison, in turns; the ratio is that of the medians.
"""

import statistics
import subprocess
import sys
import time

ROUNDS = 3
WAYS = {
    "pytest --nbval": [],
    "as ./run test": ["-n", "2", "--dist", "loadfile", "--forked-kernels"],
}

taken: dict[str, list[float]] = {name: [] for name in WAYS}
for _ in range(ROUNDS):
    for name, options in WAYS.items():
        start = time.perf_counter()
        command = [sys.executable, "-m", "pytest", "-q", "notebooks", *options]
        subprocess.run(command, check=True, capture_output=True)
        taken[name].append(time.perf_counter() - start)
plain, fast = (statistics.median(seconds) for seconds in taken.values())
print(f"The median of {ROUNDS} runs each, all notebooks:")
for name, seconds in taken.items():
    print(f"  {name:<16} {statistics.median(seconds):5.1f} s")
print(f"  ratio            {fast / plain:5.2f}")
