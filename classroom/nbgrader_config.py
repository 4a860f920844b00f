"""nbgrader for the lessons as they are; the README says what to type.

`cnn-course classroom` copies this file into the folder of a class and puts
the lessons into `source/<assignment>`. An assignment whose name ends in `-ko`
speaks Korean, to learners and in the feedback; any other speaks English.
"""

import os
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import bleach
from jupyter_client.manager import AsyncKernelManager
from nbconvert.filters import markdown2html
from nbgrader.converters import Autograde
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    Execute,
    OverwriteCells,
    OverwriteKernelspec,
)
from nbgrader.utils import ignore_patterns


class OneOfEach(DeduplicateIds):
    """Lets a learner copy a cell: only the last copy counts.

    nbgrader 0.9.6 leaves the other one half marked, and then stops at it
    (jupyter/nbgrader#1083).
    """

    def preprocess(self, nb, resources):
        """Take the marks of a copy away altogether."""
        nb, resources = super().preprocess(nb, resources)
        for cell in nb.cells:
            if not cell.metadata.get("nbgrader", True):
                del cell.metadata["nbgrader"]
        return nb, resources


def copy_file(source, target):
    """Copy a file, but never what a link leads to."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    with (
        open(os.open(source, flags), "rb") as original,
        open(target, "wb") as copy,
    ):
        shutil.copyfileobj(original, copy)
    return target


class CollectFiles(ExchangeCollect):
    """Collects what a learner handed in, and nothing that it links to.

    A link to a notebook of somebody else's, which only the teacher can read,
    would be collected, and come back to the learner with the feedback.
    """

    def do_copy(self, src, dest, log=None):
        """Copy a submission, unless it is too large; leave links out."""
        if self.get_size(src) > 1000 * self.coursedir.max_dir_size:
            self.fail(f"{src} is too large to be collected.")

        unwanted = ignore_patterns(
            exclude=self.coursedir.ignore,
            include=self.coursedir.include,
            max_file_size=self.coursedir.max_file_size,
            log=self.log,
        )

        def left_out(folder, names):
            links = [n for n in names if Path(folder, n).is_symlink()]
            if links:
                self.log.warning("Links are left out: %s, %s", folder, links)
            return {*links, *unwanted(folder, names)}

        shutil.copytree(src, dest, ignore=left_out, copy_function=copy_file)


class FencedKernel(AsyncKernelManager):
    """A kernel that is started behind the course's fence."""

    def format_kernel_cmd(self, extra_arguments=None):
        """Return the command, with the fence before it."""
        command = super().format_kernel_cmd(extra_arguments)
        if not sys.platform.startswith("linux"):
            return command
        self.own = TemporaryDirectory()  # goes when this object goes
        fence = [sys.executable, "-m", "cnn_course.exercises.fence"]
        return [*fence, self.own.name, *command]


class ExecuteFenced(Execute):
    """Runs a notebook as nbgrader does, behind the fence."""

    def __init__(self, *args, **kwargs):
        """Take the place of nbgrader's own kernels."""
        super().__init__(*args, kernel_manager_class=FencedKernel, **kwargs)


TAGS = bleach.ALLOWED_TAGS | {
    *("h1", "h2", "h3", "h4", "p", "br", "hr", "pre", "span", "del", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = bleach.ALLOWED_ATTRIBUTES | {"img": ["src", "alt"]}


def clean_markdown(text):
    """Return a text as HTML without programs; nbgrader leaves them in."""
    return bleach.clean(markdown2html(text), TAGS, ATTRIBUTES)


def plain_marks(nb, resources):
    """Take away marks that are no nbgrader's: its pages show them as HTML."""
    for cell in nb.cells:
        marks = cell.metadata.get("nbgrader", {})
        name, points = marks.get("grade_id", ""), marks.get("points", 0)
        plain = re.fullmatch(r"[\w-]*", str(name))
        if not (plain and isinstance(points, (int, float))):
            del cell.metadata["nbgrader"]
    return nb, resources


c = get_config()  # noqa: F821  nbgrader gives it

c.CourseDirectory.course_id = "cnn-course"

# The exchange lies beside the folder of the class. On a hub, learners have
# this file as well, but not the folder: there jupyterhub_config.py says where.
here = Path(__file__).resolve().parent
c.Exchange.root = os.environ.get("CNN_COURSE_EXCHANGE", f"{here}-exchange")
if (here / "source").is_dir():
    c.CourseDirectory.root = str(here)

c.ExchangeFactory.collect = CollectFiles

# A learner gets the stubs that stand in the lesson. They hold no solution,
# and nbgrader would put "YOUR CODE HERE" in the place of the whole cell.
c.ClearSolutions.enabled = False

c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    OneOfEach,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]

# Lesson 07 trains a network; 30 seconds, as nbgrader has it, are too few. A
# loop that never ends, outside a function, is stopped after so long, too.
c.Execute.timeout = 300

# What a submission shows to the teacher, and with the feedback to the
# learner, is words and pictures, and never a program of the page's.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {"markdown2html": clean_markdown}
c.HTMLExporter.preprocessors = [plain_marks]

# A notebook that is graded runs behind a fence: it reaches neither the
# gradebook nor what others handed in, and has a limit of memory. An array of
# 4 GB is an error of its own cell, and nothing else suffers. (On Linux.)
c.Autograde.autograde_preprocessors = [
    ExecuteFenced,
    *Autograde.autograde_preprocessors.default()[1:],
]
