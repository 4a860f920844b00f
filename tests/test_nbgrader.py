"""A teacher's way through nbgrader, with the lessons as they are built."""

import copy
import html
import os
import re
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

import cnn_course
from cnn_course import exercises
from cnn_course.foreign import SECONDS
from cnn_course.texts import TEXTS

pytest.importorskip(
    "nbgrader", reason="Marks want nbgrader: uv sync --group class."
)

from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).resolve().parent.parent
SIZES = "03_size_calculation"
EDGES = "01_edge_filter"
SECRET = "the teacher's own record"

HALF = {  # a learner's answers, right and wrong
    "first_size": "rows, columns = 3, 3",
    "same_pad_5": "pad_for_five = 4",
    "my_pad2d": "def my_pad2d(x, pad):\n    return np.pad(x, pad)",
    "my_output_size": (
        "def my_output_size(size, filter_size, stride=1, pad=0):\n"
        "    return (size - filter_size) // stride + 1"
    ),
    "ten_filters": "parameters = 750",
    "my_legal_strides": (
        "def my_legal_strides(size, filter_size, pad=0):\n"
        "    while True:\n"
        "        pass"
    ),
    "my_conv2d_stride": "def my_conv2d_stride(x, w, stride, pad): oops",
}
SHARES = {  # of the points of each exercise; the others get none
    "first_size": 1,
    "my_pad2d": 1,
    "my_output_size": 2 / len(exercises.my_output_size.aspects),
}


def expected(lesson, shares):
    """Return the marks of each check of a lesson, by its name."""
    return {
        f"{e.name}_check": round(e.points * shares.get(e.name, 0), 1)
        for e in exercises.EXERCISES
        if e.lesson == lesson
    }


def marks(cell):
    return cell.metadata.get("nbgrader", {})


def fill_in(path, answers, change=None):
    """Write a learner's answers into a notebook."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        cell.source = answers.get(marks(cell).get("grade_id"), cell.source)
    if change:
        change(notebook)
    nbformat.write(notebook, path)


def tamper(notebook):
    """Do what a learner should not do to the checks."""
    for cell in list(notebook.cells):
        name = marks(cell).get("grade_id")
        if name == "same_pad_5_check":
            cell.source, cell.metadata.nbgrader.points = "2", 100
        if name == "ten_filters_check":
            notebook.cells.remove(cell)
        if name in ("first_size", "first_size_check"):
            twin = copy.deepcopy(cell)
            twin.id = f"{cell.id}-twin"
            notebook.cells.append(twin)


class Class:
    """A course folder, an exchange and a gradebook of its own."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("exchange", "cache", "course"):
            (folder / name).mkdir()
        (folder / "exchange").chmod(0o777)
        self.teacher = self.member(folder / "course")

    def member(self, root, student="*"):
        """Return nbgrader as the teacher or one learner has it."""
        loader = PyFileConfigLoader(
            "nbgrader_config.py", str(ROOT / "classroom")
        )
        config = loader.load_config()
        config.CourseDirectory.root = str(root)
        config.CourseDirectory.student_id = student
        config.Exchange.root = str(self.folder / "exchange")
        config.Exchange.cache = str(self.folder / "cache")
        config.Exchange.assignment_dir = str(root)
        config.ExchangeCollect.check_owner = False  # one account plays all
        return NbGraderAPI(config=config)

    def do(self, step, *arguments):
        """Take one step of the teacher, who is told if it fails."""
        result = getattr(self.teacher, step)(*arguments)
        assert result["success"], (step, result)

    def release(self, name, lang, lesson):
        source = self.folder / "course" / "source" / name
        source.mkdir(parents=True)
        shutil.copy(ROOT / "notebooks" / lang / f"{lesson}.ipynb", source)
        self.do("generate_assignment", name)

    def submit(self, student, name, answers):
        """Fetch, solve and submit an assignment, as a learner does."""
        home = self.folder / student
        home.mkdir()
        learner = self.member(home, student)
        for step in ("FetchAssignment", "Submit"):
            learner.coursedir.assignment_id = name
            done = getattr(learner.exchange, step)(
                coursedir=learner.coursedir,
                authenticator=learner.authenticator,
                parent=learner,
            )
            done.start()
            if step == "FetchAssignment":
                [path] = (home / name).glob("*.ipynb")
                fill_in(path, answers)

    def hand_in(self, student, name, answers, change=None):
        """Submit without the exchange: a file comes by mail."""
        course = self.folder / "course"
        there = course / "submitted" / student / name
        shutil.copytree(course / "release" / name, there)
        [path] = there.glob("*.ipynb")
        fill_in(path, answers, change)

    def grade(self, name, student):
        """Return each check's marks, and whether a person must look."""
        self.do("autograde", name, student)
        with self.teacher.gradebook as gradebook:
            found = gradebook.find_submission(name, student)
            [notebook] = found.notebooks
            given = {g.name: g.auto_score for g in notebook.grades}
            total = (found.score, found.max_score)
            return SimpleNamespace(
                given=given, total=total, look=found.needs_manual_grade
            )

    def feedback(self, name, student):
        """Return the words of the page that a learner gets back."""
        folder = self.folder / "course" / "feedback" / student / name
        [page] = folder.glob("*.html")
        text = page.read_text("utf-8")
        text = re.sub(r"(?s)<(style|script).*?</\1>", "", text)
        return " ".join(html.unescape(re.sub("<[^>]+>", "", text)).split())


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    (folder / "progress.json").write_text(SECRET)
    with pytest.MonkeyPatch.context() as patch:
        tools = Path(sys.executable).parent  # nbgrader calls one of them
        patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
        patch.setenv("CNN_COURSE_RECORD", str(folder / "progress.json"))
        patch.delenv("CNN_COURSE_LANG", raising=False)
        yield Class(folder)


@pytest.fixture(scope="module")
def english(school):
    """Lesson 03, released, solved half right, collected and graded twice."""
    school.release("03-en", "en", SIZES)
    school.do("release_assignment", "03-en")
    school.submit("half", "03-en", HALF)
    school.do("collect", "03-en")
    school.hand_in("sly", "03-en", HALF, tamper)
    runs = [school.grade("03-en", who) for who in ("half", "sly", "half")]
    school.do("generate_feedback", "03-en")
    return SimpleNamespace(half=runs[0], sly=runs[1], again=runs[2])


@pytest.fixture(scope="module")
def korean(school):
    school.release("01-ko", "ko", EDGES)
    guess = "exercises.mirrored_edge.predict('zero')"
    school.hand_in("민지", "01-ko", {"mirrored_edge": guess})
    graded = school.grade("01-ko", "민지")
    school.do("generate_feedback", "01-ko")
    return graded


def test_a_learner_gets_the_stubs_as_they_are(school, english):
    course = school.folder / "course"
    stored = nbformat.read(course / "source/03-en" / f"{SIZES}.ipynb", 4)
    released = nbformat.read(course / "release/03-en" / f"{SIZES}.ipynb", 4)
    pairs = zip(stored.cells, released.cells, strict=True)
    for built, cell in pairs:
        assert cell.source == built.source
        assert not cell.get("outputs")
        if marks(cell).get("grade"):
            assert not cell.metadata.deletable
            assert not cell.metadata.editable


def test_half_right_gets_the_points_for_it(english):
    wanted = expected("03", SHARES)
    assert english.half.given == wanted
    most = sum(e.points for e in exercises.EXERCISES if e.lesson == "03")
    assert english.half.total == (pytest.approx(sum(wanted.values())), most)
    assert not english.half.look


def test_graded_twice_it_is_the_same(english):
    assert english.again == english.half


def test_the_feedback_names_each_mistake(school, english):
    told = school.feedback("03-en", "half")
    for mistake in (
        "same_pad_5.both_sides",
        "ten_filters.no_bias",
        "my_output_size.no_pad",
    ):
        assert TEXTS["en"][f"exercise.{mistake}"] in told, mistake
    endless = TEXTS["en"]["foreign.endless"]
    assert endless.format(name="my_legal_strides", seconds=SECONDS) in told
    assert "my_conv2d_stride" in told and "oops" in told
    assert "No response." in told  # size_28x31 was left alone


def test_the_feedback_shows_nothing_of_the_teacher(school, english):
    told = school.feedback("03-en", "half")
    assert str(Path(cnn_course.__file__).parent) not in told
    count = len(exercises.EXERCISES)
    assert f"0 of {count} exercises are solved." in told
    assert (school.folder / "progress.json").read_text() == SECRET


def test_altered_checks_are_restored(english):
    """A deleted one is left to a person; a copied cell does no harm."""
    wanted = expected("03", SHARES) | {"ten_filters_check": None}
    assert english.sly.given == wanted
    assert english.sly.look


def test_korean_a_prediction_counts_right_or_wrong(school, korean):
    assert korean.given == expected("01", {"mirrored_edge": 1})
    told = school.feedback("01-ko", "민지")
    assert TEXTS["ko"]["exercise.mirrored_edge.zero"] in told
    assert TEXTS["ko"]["exercises.unpredicted"].split("`")[0].strip() in told


# --- what a submission shows to the teacher ----------------------------------

EVIL = "window.evil = 1"
SHOWN = f"""<b>seen</b><script>{EVIL}</script>
<img src="x:" onerror="{EVIL}"><a href="javascript:{EVIL}">link</a>
<svg onload="{EVIL}"></svg>"""


class Programs(HTMLParser):
    """Collects what a page would run."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "script"
        self.found += [
            (tag, name)
            for name, value in attrs
            if EVIL in (value or "")
            and (name.startswith("on") or name in ("href", "srcdoc"))
        ]

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside and EVIL in data:
            self.found.append(("script", ""))


def formgrader_page(config):
    """Return the page on which a teacher sees a submission."""
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import handlers

    shown = nbformat.v4.new_output("display_data", {"text/html": SHOWN})
    code = nbformat.v4.new_code_cell("1", outputs=[shown])
    text = nbformat.v4.new_markdown_cell(f"# A title\n\n{SHOWN}\n\n> said")
    marked = nbformat.v4.new_markdown_cell("mine")
    evil = f'"><script>{EVIL}</script>'
    marked.metadata.nbgrader = {"grade_id": evil, "solution": True}
    notebook = nbformat.v4.new_notebook(cells=[code, text, marked])
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    names = "assignment_id notebook_id submission_id base_url student"
    names += " last_name first_name notebook_path"
    told = dict.fromkeys(names.split(), "x") | {"index": 0, "total": 1}
    exporter = HTMLExporter(config=config)
    return exporter.from_notebook_node(notebook, resources=told)[0]


def programs(page):
    parser = Programs()
    parser.feed(page)
    return parser.found


def test_a_submission_runs_no_program_in_the_teachers_page(tmp_path):
    loader = PyFileConfigLoader("nbgrader_config.py", str(ROOT / "classroom"))
    page = formgrader_page(loader.load_config())
    assert programs(page) == []
    assert "<b>seen</b>" in page and "<h1>A title" in page
    assert "<blockquote>" in page and "mine" in page


def test_nbgraders_own_page_would_run_them():
    found = {tag for tag, _ in programs(formgrader_page(Config()))}
    assert {"script", "img", "a", "svg"} <= found
