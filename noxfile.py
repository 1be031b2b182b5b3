"""The suite on other versions than the locked ones: `uvx nox`, `pipx run --spec 'nox[uv]' nox`.

Outputs of notebooks are compared under the lock alone (`./run test`); here the notebooks just run.
An interpreter that is not there is skipped, and said to be.
"""

import nox

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# What holds under the lock alone: the bytes of charts and pages, and the lock itself.
LOCKED = [
    "browser",
    "browser_charts",
    "check",
    "notebooks",
    "report",
    "same_bytes",
    "site",
    "validation",
]

nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "uv|virtualenv"


@nox.session(python=PYTHONS)
@nox.parametrize("resolution", ["lowest-direct", "highest"])
def tests(session: nox.Session, resolution: str) -> None:
    """Run the tests with the lowest or the newest versions that pyproject.toml allows."""
    groups = ["--group", "notebooks", "--group", "site", "--group", "test"]
    session.install("--resolution", resolution, "-e", ".[charts,build,documents,corpus]", *groups)
    ignored = [f"--ignore=tests/publishing/test_{name}.py" for name in LOCKED]
    ignored.append("--ignore=tests/test_environment.py")
    session.run("pytest", "-n", "2", "--nbval-lax", *ignored)


@nox.session(python=PYTHONS)
def wheel(session: nox.Session) -> None:
    """Install the wheel elsewhere, with its tables, and use it outside the checkout."""
    folder = session.create_tmp()
    session.install("hatchling")
    session.run("python", "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    session.install("--find-links", folder, "stated-figures")
    session.chdir(folder)
    session.run("stated-figures", "--version")
    session.run("python", "-c", "import analysis; print(len(analysis.load('claims')), 'claims')")
