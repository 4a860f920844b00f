"""Pictures of a lesson in JupyterLab, for a person to look at.

python tests/browser/screenshots.py 01 --lang ko --out shots
python tests/browser/screenshots.py 07 --stored     do not run the cells
"""

import argparse
import tempfile
from pathlib import Path

from lab import PANEL, Lab, Lesson, browser, find_browser, jupyterlab

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
WIDTH, HEIGHT, OVERLAP = 1280, 1600, 80


def take(lesson, folder, stem):
    """Saves an open lesson as pictures of 1280 × 1600 or less.

    Args:
        lesson: a ``Lesson``.
        folder: where the pictures go.
        stem: how their names begin.

    Returns:
        The paths, from the lesson's beginning to its end.
    """
    lesson.page.evaluate(
        "window.jupyterapp.shell.collapseLeft();"
        "window.jupyterapp.shell.collapseRight();"
    )
    scroller = lesson.page.locator(f"{PANEL} .jp-WindowedPanel-outer")
    seen = scroller.evaluate("panel => panel.clientHeight")
    # The last cell may be scrolled to the top; nobody needs the blank below.
    total = scroller.evaluate(
        """panel => {
            panel.scrollTop = 0;
            const cells = panel.querySelectorAll('.jp-Cell');
            const last = cells[cells.length - 1].getBoundingClientRect();
            return last.bottom - panel.getBoundingClientRect().top;
        }"""
    )
    paths = []
    for top in range(0, max(int(total - OVERLAP), 1), seen - OVERLAP):
        scroller.evaluate("(panel, top) => { panel.scrollTop = top }", top)
        lesson.page.wait_for_timeout(300)
        path = folder / f"{stem}_{len(paths) + 1:02d}.png"
        clip = scroller.bounding_box()
        clip["height"] = min(clip["height"], total - top)
        lesson.page.screenshot(path=path, clip=clip)
        paths.append(path)
    return paths


def main():
    """Runs a lesson, takes its pictures and prints their paths."""
    parser = argparse.ArgumentParser(
        description="Save pictures of a lesson in JupyterLab."
    )
    parser.add_argument("lesson", help="how its name begins, such as 01")
    parser.add_argument("--lang", choices=["en", "ko"], default="en")
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--root", type=Path, default=NOTEBOOKS)
    parser.add_argument(
        "--stored", action="store_true", help="do not run the cells"
    )
    options = parser.parse_args()
    if find_browser() is None:
        parser.error("Install Chromium or Chrome: it is not on the PATH.")
    found = sorted((options.root / options.lang).glob(f"{options.lesson}*"))
    if not found:
        parser.error(f"No built lesson starts with {options.lesson!r}.")
    options.out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
        jupyterlab(options.root.resolve(), home) as server,
        browser() as chromium,
    ):
        path = f"{options.lang}/{found[0].name}"
        lesson = Lesson(Lab(chromium, server), path, WIDTH, HEIGHT)
        if options.stored:
            lesson.settle()
        else:
            try:
                lesson.run_all()
            except AssertionError as failure:
                print(failure)  # the pictures will show the rest
        stem = f"{found[0].stem}_{options.lang}"
        for picture in take(lesson, options.out, stem):
            print(picture)
        print(*lesson.failed_cells(), *lesson.complaints, sep="\n")
        lesson.close()


if __name__ == "__main__":
    main()
