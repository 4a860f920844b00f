"""Attempts to run code at the hub's address, in a real browser.

A learner's notebook carries programs in all its outputs. It is opened by
another in JupyterLab, and by the teacher in nbgrader's formgrader and in the
feedback. A program that ran says so by changing the page's title.
"""

import html
import sys

from learner import PATIENCE, Failed
from room import FILE, LESSON, ROOT, TEACHER, run_as

sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import PANEL, browser

PATH = f"{LESSON}/{FILE}"
RUN = "document.documentElement.dataset.ran = 'yes'; window.ran = true"
RAN = "window.ran === true || document.documentElement.dataset.ran === 'yes'"
QUOTED = html.escape(RUN, quote=True)
OUTPUTS = {
    "text/html": f"<b>seen</b><script>{RUN}</script>"
    f'<img src="x:" onerror="{QUOTED}"><iframe srcdoc="<script>'
    f'parent.{html.escape(RUN)}</script>"></iframe>'
    f'<a href="javascript:{QUOTED}">link</a>'
    f'<svg onload="{QUOTED}"></svg><details ontoggle="{QUOTED}" open>',
    "text/markdown": f'**seen** <img src="x:" onerror="{QUOTED}">',
    "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" '
    f'onload="{QUOTED}"><script>{RUN}</script><text y="20">seen</text></svg>',
    "application/javascript": RUN,
    "text/latex": f"$\\href{{javascript:{RUN}}}{{x}}$",
}
TEXT = f'seen <script>{RUN}</script><img src="x:" onerror="{QUOTED}">'


def poisoned(notebook):
    """Return a notebook with a program in every place where one can be."""
    output = {"output_type": "display_data", "metadata": {}}
    cells = [
        {
            **{"cell_type": "code", "id": f"poison{n}", "metadata": {}},
            **{"source": "1", "execution_count": 1},
            "outputs": [output | {"data": {kind: text}}],
        }
        for n, (kind, text) in enumerate(OUTPUTS.items())
    ]
    text = {"cell_type": "markdown", "id": "poison", "metadata": {}}
    cells.append(text | {"source": TEXT})
    return notebook | {"cells": [*notebook["cells"], *cells]}


def log_in(chromium, room, name, path):
    """Open a page of an account's own server, with the password."""
    page = chromium.new_context().new_page()
    page.goto(f"{room.address}/hub/login?next=%2Fhub%2Fspawn")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", room.passwords[name])
    page.click("input[type=submit]")
    page.wait_for_url(f"**/user/{name}/lab**", timeout=PATIENCE * 1000)
    page.goto(f"{room.address}/user/{name}/{path}")
    return page


def ran(page):
    """Return whether a program ran in the page, after some time."""
    page.wait_for_timeout(2000)
    for link in page.locator("a:text-is('link')").all():
        link.click(force=True, timeout=2000)
        page.wait_for_timeout(300)
    return page.evaluate(RAN)


def page_attempts(room, learners):
    """Yield (title, answer, where it is allowed, whether it was refused)."""
    bad, other = learners[2], learners[1]
    notebook = poisoned(bad.notebook(PATH))
    bad.save(PATH, notebook)
    bad.assignment("submit", LESSON)
    # A classmate gets the file, by mail for example.
    other.save("from_a_classmate.ipynb", notebook)
    with browser() as chromium:
        yield in_lab(chromium, room, other)
        yield from for_the_teacher(chromium, room, bad)


def in_lab(chromium, room, other):
    """Open a classmate's notebook in JupyterLab, and run nothing."""
    path = "lab/tree/from_a_classmate.ipynb"
    page = log_in(chromium, room, other.name, path)
    page.wait_for_selector(f"{PANEL} .jp-Cell", timeout=60_000)
    page.get_by_text("seen").first.wait_for(timeout=60_000)
    without = ran(page)
    control = bool(page.evaluate(f"() => {{ {RUN}; return {RAN}; }}"))
    page.context.close()
    title = "run code from a classmate's notebook, in JupyterLab"
    told = "it ran" if without else "nothing ran; the rest is shown"
    return title, told, "the page's own runs", control and not without


def for_the_teacher(chromium, room, bad):
    """Open a submission in the formgrader, and its feedback."""
    room.teach("nbgrader", "collect", LESSON, "--update")
    # As a submission that was not run: its outputs are the learner's own.
    submitted = room.course / "submitted" / bad.name / LESSON / FILE
    room.teach("nbgrader", "autograde", LESSON, "--force", check=False)
    graded = room.course / "autograded" / bad.name / LESSON / FILE
    code = "import shutil, sys; shutil.copyfile(*sys.argv[1:])"
    graded.chmod(0o600)
    run_as(TEACHER, sys.executable, "-c", code, submitted, graded, cwd="/")
    room.teach("nbgrader", "generate_feedback", LESSON, "--force")
    page = log_in(chromium, room, TEACHER, "lab")
    base = f"{room.address}/user/{TEACHER}"
    find = (
        "from nbgrader.api import Gradebook\n"
        "with Gradebook('sqlite:///gradebook.db') as book:\n"
        f"    found = book.find_submission({LESSON!r}, {bad.name!r})\n"
        "    print(found.notebooks[0].id)"
    )
    number = room.teach(sys.executable, "-c", find).stdout.strip()
    feedback = f"feedback/{bad.name}/{LESSON}/{FILE.replace('ipynb', 'html')}"
    for title, path in (
        ("the formgrader", f"formgrader/submissions/{number}/"),
        ("the feedback's page", f"files/{feedback}"),
    ):
        answer = page.goto(f"{base}/{path}")
        if not answer.ok or not page.get_by_text("seen").count():
            raise Failed(f"{path}: {answer.status}, and nothing is seen")
        without = ran(page)
        told = "it ran" if without else "nothing ran; the rest is shown"
        whole = f"run code from a submission, in {title}"
        yield whole, told, "the words are shown", not without
    page.context.close()
