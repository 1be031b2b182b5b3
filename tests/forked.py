"""Kernels for nbval that begin as a fork of a process that has imported everything already.

Most of a notebook's time goes into starting a kernel and importing pandas and matplotlib. Here one
process does it once (`python forked.py`), and forks for each kernel before any cell has run, so
that each notebook has a kernel of its own in a fresh state. What is compared, and how, is nbval's.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any

INLINE = "module://matplotlib_inline.backend_inline"


class Parent:
    """The process that forks the kernels, and what it is asked."""

    def __init__(self) -> None:
        # One thread, as a fork takes none but the one that calls it; the backend as in a kernel.
        environment = {"MPLBACKEND": INLINE, "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )

    def ask(self, *question: Any) -> Any:
        """Send a question, a line of JSON, and read the answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End it, and the kernels with it."""
        self.process.communicate(timeout=10)


class Kernel:
    """A forked kernel, as far as jupyter_client uses a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, parent: Parent, command: list[str], options: dict[str, Any]) -> None:
        self.parent = parent
        self.returncode: int | None = None
        self.pid: int = parent.ask(
            "start", command, options.get("cwd"), dict(options.get("env") or os.environ)
        )

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self.parent.ask("poll", self.pid)
        return self.returncode

    def wait(self) -> int | None:
        if self.returncode is None:
            self.returncode = self.parent.ask("wait", self.pid)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def use() -> Parent:
    """Have jupyter_client fork its kernels from now on."""
    from jupyter_client.provisioning import local_provisioner

    parent = Parent()
    local_provisioner.launch_kernel = lambda cmd, **options: Kernel(parent, cmd, options)
    return parent


def _start(command: list[str], folder: str | None, environment: dict[str, str]) -> int:
    pid = os.fork()
    if pid:
        # a group of its own before anybody asks for it: a signal to it must reach no other
        with suppress(ProcessLookupError, PermissionError):
            os.setpgid(pid, pid)
        return pid
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.setpgid(0, 0)
    os.environ.clear()
    os.environ.update(environment, JPY_PARENT_PID=str(os.getppid()), MPLBACKEND=INLINE)
    os.chdir(folder or ".")
    sys.argv = ["ipykernel_launcher", *command[command.index("ipykernel_launcher") + 1 :]]
    sys.path[0] = folder or ""
    from ipykernel import kernelapp

    kernelapp.launch_new_instance()
    os._exit(0)


def _ended(pid: int, options: int) -> int | None:
    try:
        done, status = os.waitpid(pid, options)
    except ChildProcessError:
        return 0
    return os.waitstatus_to_exitcode(status) if done else None


def _serve() -> None:
    import ipykernel.ipkernel  # noqa: F401
    import pandas as pd

    import analysis.showing.charts
    import analysis.showing.provenance  # noqa: F401

    if "CI" not in os.environ:
        pd.options.mode.string_storage = "python"

    for line in sys.stdin:
        what, *given = json.loads(line)
        if what == "start":
            answer: int | None = _start(*given)
        else:
            answer = _ended(given[0], os.WNOHANG if what == "poll" else 0)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
