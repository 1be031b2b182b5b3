"""Make everything that is generated, beside, and put it in place at once.

A copy of the project is taken, and tables, notebooks and site are made in it, each from what was
made before. So notebooks see the new tables, and a failure or a kill leaves the project as it was.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

from analysis.publishing import build, notebooks, site
from analysis.publishing.answered import answers_changed
from analysis.publishing.freshness import readme_charts, unfit_notebooks
from analysis.record import atomic
from analysis.record.atomic import Progress
from analysis.record.messages import NotNow

#: What tables, notebooks and site are made from, and the stamp of the site as it stands.
MADE_FROM = (
    *("analysis", "data", "docs", "notebooks", "requirements.lock", "requirements-lab.lock"),
    *("README.md", "CHANGELOG.md", "LICENSE-DATA", "CITATION.cff", "pyproject.toml", site.STAMP),
)


class Made(NamedTuple):
    """What a report made anew."""

    notebooks: dict[str, str]  # with the reason
    site: bool
    answers: list[str]  # what each answer that changed was, and is


def report(root: Path, *, force: bool = False, progress: Progress | None = None) -> Made:
    """Build the tables, run the notebooks that are not current, and render the site.

    Raises UserError: the raw data are not in order, a notebook or the site fails, or the project
    was changed meanwhile, and what was typed there is not overwritten.
    """
    if unfit := unfit_notebooks(root):  # told before anything is run
        told = (f"notebooks/{name}: {fault}" for name, fault in unfit.items())
        raise notebooks.ReportError("\n".join(told))
    with atomic.staged(root) as stage:
        before = _times(root)
        for name in MADE_FROM:
            _copy(root / name, stage / name)
        made = [path.relative_to(stage).as_posix() for path in build.build(stage)]
        run = notebooks.execute(stage, force=force, progress=progress)
        made += [f"notebooks/{name}" for name in run] + list(readme_charts(stage))
        made += ["site"] if site.render(stage, force=force, progress=progress) else []
        after = _times(root)
        changed = [name for name in before | after if before.get(name) != after.get(name)]
        if changed:
            raise NotNow(
                f"{', '.join(changed)}: changed while the report was made; nothing was written: "
                "run it again"
            )
        answers = answers_changed(root, stage)
        atomic.put(root, stage, made)
    return Made(run, "site" in made, answers)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore_dangling_symlinks=True)
    elif source.exists():
        target.parent.mkdir(exist_ok=True)
        shutil.copy2(source, target)


def _times(root: Path) -> dict[str, int]:
    """Return when each file was last changed, but for those that programs keep beside."""
    paths = (path for name in MADE_FROM for path in [root / name, *(root / name).rglob("*")])
    names = {f"/{path.relative_to(root).as_posix()}": path for path in paths if path.is_file()}
    return {
        name[1:]: path.stat().st_mtime_ns
        for name, path in names.items()
        if "/." not in name and "/__pycache__/" not in name
    }
