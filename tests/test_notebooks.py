"""The lessons are what their sources say, and the build is what it claims."""

import asyncio
import base64
import copy
import io
import re
import sys
from pathlib import Path

import jupytext
import matplotlib
import nbformat
import pytest
from matplotlib.figure import Figure
from PIL import Image, ImageFilter

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
sys.path.insert(0, str(NOTEBOOKS))
import build  # noqa: E402

SOURCES = sorted((NOTEBOOKS / "src").glob("*.py"))
each_source = pytest.mark.parametrize(
    "source", SOURCES, ids=[path.stem for path in SOURCES]
)
each_language = pytest.mark.parametrize("lang", ["en", "ko"])


def stored(source, lang):
    """Reads what was built from a source."""
    path = NOTEBOOKS / lang / f"{source.stem}.ipynb"
    assert path.exists(), f"python notebooks/build.py {source.stem[:2]}"
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def text_pairs(source):
    """Returns the (English, Korean) pairs of a source."""
    cells = jupytext.read(source, fmt="py:percent").cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    return list(zip(texts[::2], texts[1::2], strict=True))


# The lessons.


@each_language
def test_every_notebook_has_a_source(lang):
    built = {path.stem for path in (NOTEBOOKS / lang).glob("[0-9]*.ipynb")}
    assert built == {path.stem for path in SOURCES}


@each_language
@each_source
def test_built_equals_source(source, lang):
    cells = [
        cell
        for cell in jupytext.read(source, fmt="py:percent").cells
        if cell.metadata.get("lang", lang) == lang
    ]
    notebook = stored(source, lang)
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == [
        (cell.cell_type, cell.source) for cell in cells
    ]
    fresh = build.edition(build.read_source(source), source.stem, lang)
    assert [(cell.id, cell.metadata) for cell in notebook.cells] == [
        (cell.id, cell.metadata) for cell in fresh.cells
    ]


@each_source
def test_both_editions_share_their_code(source):
    english, korean = (
        [
            (cell.id, cell.source, cell.metadata, cell.execution_count)
            for cell in code_cells(stored(source, lang))
        ]
        for lang in ("en", "ko")
    )
    assert english == korean


@each_language
@each_source
def test_every_code_cell_was_executed(source, lang):
    cells = code_cells(stored(source, lang))
    counts = [cell.execution_count for cell in cells]
    assert counts == list(range(1, len(cells) + 1))


@each_language
@each_source
def test_no_widget_state_is_stored(source, lang):
    notebook = stored(source, lang)
    assert notebook.metadata == build.METADATA
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert build.WIDGET_VIEW not in output.get("data", {})


UNSTABLE = {
    "address": re.compile(r"\b0x[0-9a-fA-F]{6,}"),
    "path": re.compile(
        r"(?<![\w.<:/])/(?:[\w.-]+/)+[\w.-]+"
        r"|(?<![\w<])/(?:home|Users|tmp|root|usr|opt)\b|\b[A-Z]:\\\w"
    ),
    "version": re.compile(r"\b\d+\.\d+\.\d+\b|\bPython 3\.\d"),
    "time": re.compile(
        r"\b\d+(?:\.\d+)?\s?(?:ns|µs|μs|ms|s|sec|secs|seconds?|minutes?)\b"
        r"|\d(?:초|분)|\b\d{1,2}:\d{2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}\b"
    ),
}


PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]*")


def unstable(text):
    """Names what in a text would differ on another machine or another day."""
    text = PICTURE.sub("", text)
    return {name for name, seen in UNSTABLE.items() if seen.search(text)}


@each_language
@each_source
def test_outputs_hold_nothing_of_one_machine(source, lang):
    for cell in code_cells(stored(source, lang)):
        for output in cell.outputs:
            assert output.get("name") != "stderr", output.text
            for kind, content in build.contents(output).items():
                if kind == "image/png":
                    comments = build.decode(content).info
                    assert "Software" not in comments, cell.source
                else:
                    assert unstable(content) == set(), content
            for line in output.get("traceback", []):
                assert unstable(line) == set()


def test_unstable_outputs_are_known():
    for text, name in {
        "<object at 0x7f2a1b3c>": "address",
        "read /home/mina/photo.png": "path",
        "File ~/x: '/tmp'": "path",
        r"C:\Users": "path",
        "numpy 2.4.6": "version",
        "1.23 s ± 10": "time",
        "37초": "time",
        "04:31:05": "time",
    }.items():
        assert unstable(text) == {name}, text
    for text in (
        '<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>',
        "15 16 / 6 15",
        "(7 − 3)/3 + 1 = 2.33",
        "6@28×28, 61,706",
        "7×7, filter 3×3, stride 2, pad 0 → 3×3",
    ):
        assert unstable(text) == set(), text


HEADING = re.compile(r"^(#+) +(.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HANGUL = re.compile("[가-힣]")


@each_source
def test_texts_pair_up(source):
    build.read_source(source)  # complains unless en and ko alternate
    for english, korean in text_pairs(source):
        levels = [
            [len(marks) for marks, _ in HEADING.findall(text)]
            for text in (english, korean)
        ]
        assert levels[0] == levels[1], english
        targets = [
            [link.partition("#")[0] for link in LINK.findall(text)]
            for text in (english, korean)
        ]
        assert targets[0] == targets[1], english
        assert HANGUL.search(korean), korean


@each_language
@each_source
def test_links_resolve(source, lang):
    for cell in stored(source, lang).cells:
        if cell.cell_type != "markdown":
            continue
        for target in LINK.findall(cell.source):
            if re.match(r"https?:|mailto:", target):
                continue
            name, _, place = target.partition("#")
            path = NOTEBOOKS / lang / (name or f"{source.stem}.ipynb")
            assert path.is_file(), target
            if place:
                linked = nbformat.read(path, as_version=4)
                titles = [
                    title.strip().replace(" ", "-")
                    for other in linked.cells
                    if other.cell_type == "markdown"
                    for _, title in HEADING.findall(other.source)
                ]
                assert place in titles, target


@each_source
def test_code_fits_in_79_columns(source):
    for cell in code_cells(stored(source, "en")):
        for line in cell.source.splitlines():
            assert len(line) <= 79, line


@each_source
def test_what_nbval_ignores_is_followed_by_what_it_checks(source):
    checked = False
    for cell in reversed(code_cells(stored(source, "en"))):
        if build.tags(cell) & build.LOOSE_TAGS:
            assert checked, cell.source
        elif cell.outputs:
            checked = True


# A source is read.

PAIR = """\
# %% [markdown] lang="en" slideshow={"slide_type": "slide"}
# # A title

# %% [markdown] lang="ko" slideshow={"slide_type": "slide"}
# # 제목

"""


def write_source(folder, code, name="90_small.py"):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(PAIR + code, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("# %% [markdown]\n# text", 'expected lang="en", got None'),
        ('# %% [markdown] lang="ko"\n# 글', "texts come in pairs"),
        ('# %% [markdown] lang="en"\n# text', "has no ko partner"),
        ('# %% [markdown] lang="en"\n# text\n# %%\n1', "ko text is missing"),
        ('# %% lang="en"\n1', "code has no lang"),
        ("# %%\n\n# %%\n2", "the code cell is empty"),
        ("# %% [raw]\n# text", "a raw cell"),
    ],
)
def test_a_wrong_source_is_told(code, complaint, tmp_path):
    source = write_source(tmp_path, code)
    with pytest.raises(build.BuildError, match=re.escape(complaint)) as error:
        build.read_source(source)
    assert str(error.value).startswith("90_small.py")


def editions(folder, code):
    cells = build.read_source(write_source(folder, code))
    return [build.edition(cells, "90_small", lang) for lang in ("en", "ko")]


def test_an_exercise_is_what_nbgrader_wants(tmp_path):
    source = tmp_path / "90_small.py"
    source.write_text(
        '# %% exercise="ten_filters"\nanswer = ...\n\n'
        '# %% exercise="ten_filters"\nexercises.ten_filters.check(answer)\n'
    )
    cells = build.read_source(source)
    fill, check = build.edition(cells, "90_small", "en").cells
    assert fill.metadata["nbgrader"] == {
        "grade": False,
        "grade_id": "ten_filters",
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    assert check.metadata["nbgrader"] == {
        "grade": True,
        "grade_id": "ten_filters_check",
        "locked": True,
        "points": 2,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    assert "exercise" not in fill.metadata


def test_an_exercise_that_does_not_exist_is_refused(tmp_path):
    source = tmp_path / "90_small.py"
    source.write_text('# %% exercise="no_such"\nanswer = ...\n')
    with pytest.raises(build.BuildError, match="no_such"):
        build.edition(build.read_source(source), "90_small", "en")


def test_metadata_survives(tmp_path):
    grade = '{"grade": true, "grade_id": "pad", "points": 2}'
    code = f'# %% tags=["nbval-skip"] nbgrader={grade}\nx = 1\n# %%\nx\n'
    for notebook in editions(tmp_path, code):
        text, cell, _ = notebook.cells
        assert text.metadata == {"slideshow": {"slide_type": "slide"}}
        assert cell.metadata == {
            "tags": ["nbval-skip"],
            "nbgrader": {"grade": True, "grade_id": "pad", "points": 2},
            "slideshow": {"slide_type": "subslide"},
        }


def test_cell_ids_are_stable(tmp_path):
    before, _ = editions(tmp_path, "# %%\n1\n# %%\n2\n# %%\n1\n")
    after, korean = editions(
        tmp_path, "# %%\nnew\n# %%\n1\n# %%\n2\n# %%\n1\n"
    )
    ids = [cell.id for cell in after.cells]
    assert len(set(ids)) == len(ids)
    assert ids[:1] + ids[2:] == [cell.id for cell in before.cells]
    assert ids[1:] == [cell.id for cell in korean.cells[1:]]
    assert ids[0] != korean.cells[0].id
    nbformat.validate(after)
    other = build.edition(
        build.read_source(tmp_path / "90_small.py"), "91_other", "en"
    )
    assert not set(ids) & {cell.id for cell in other.cells}


def test_lessons_are_found_by_their_numbers(tmp_path):
    for name in ("01_a.py", "02_b.py", "notes.py"):
        write_source(tmp_path, "", name)
    found = build.find_sources(folder=tmp_path)
    assert [path.name for path in found] == ["01_a.py", "02_b.py"]
    found = build.find_sources(["02"], folder=tmp_path)
    assert [path.name for path in found] == ["02_b.py"]
    with pytest.raises(build.BuildError, match="there are 01_a, 02_b"):
        build.find_sources(["03"], folder=tmp_path)


# Pictures and numbers are compared.


def picture(title="0.98", **settings):
    """Draws a small figure and returns it as matplotlib saves it."""
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=(3, 2))
        axes = figure.subplots()
        axes.imshow([[1, 2], [3, 4]])
        axes.set_title(title)
        packed = io.BytesIO()
        figure.savefig(packed, format="png", dpi=100)
    return Image.open(packed)


def test_smoothing_is_not_a_change():
    figure = picture().convert("RGB")
    smoothed = figure.filter(ImageFilter.GaussianBlur(0.3))
    assert figure.tobytes() != smoothed.tobytes()
    assert build.same_picture(figure, smoothed)


def test_a_changed_figure_is_a_change():
    figure = picture()
    assert build.same_picture(figure, picture())
    assert not build.same_picture(figure, picture("0.93"))
    assert not build.same_picture(figure, figure.resize((300, 199)))
    paler = figure.copy()
    paler.paste((250, 248, 240, 255), (4, 4, 10, 10))
    assert not build.same_picture(figure, paler)


def test_too_small_pictures_must_be_equal():
    dark, light = (Image.new("L", (4, 9), level) for level in (0, 3))
    assert build.same_picture(dark, dark)
    assert not build.same_picture(dark, light)


def test_a_lean_png_is_the_same_picture():
    original = io.BytesIO()
    picture().save(original, format="PNG")
    text = base64.b64encode(original.getvalue()).decode()
    lean = build.lean_png(text)
    assert len(lean) < len(text)
    assert build.decode(lean).info == {}
    assert (
        build.decode(lean).convert("RGBA").tobytes()
        == build.decode(text).convert("RGBA").tobytes()
    )


def output(text=None, image=None):
    data = {} if text is None else {"text/plain": text}
    if image is not None:
        packed = io.BytesIO()
        image.save(packed, format="PNG")
        data["image/png"] = base64.b64encode(packed.getvalue()).decode()
    return nbformat.v4.new_output("display_data", data)


def notebook_of(*cells):
    """Makes an executed notebook from (source, tags, outputs)."""
    notebook = nbformat.v4.new_notebook()
    for count, (source, tags, outputs) in enumerate(cells, start=1):
        cell = nbformat.v4.new_code_cell(
            source,
            outputs=copy.deepcopy(outputs),
            execution_count=count,
            metadata={"tags": tags} if tags else {},
            id=build.cell_id(source),
        )
        notebook.cells.append(cell)
    return notebook


def kept(old, new):
    """Returns the outputs of each cell after keep_stored."""
    build.keep_stored(new, old)
    return [cell.outputs for cell in new.cells]


LOOSE = ["nbval-ignore-output"]


def test_a_smoothed_picture_gives_way_to_the_stored_one():
    figure = picture().convert("RGB")
    smoothed = figure.filter(ImageFilter.GaussianBlur(0.3))
    old, new = output(image=figure), output(image=smoothed)
    changed = output("other", figure)
    assert kept(
        notebook_of(("draw", None, [old])), notebook_of(("draw", None, [new]))
    ) == [[old]]
    assert kept(
        notebook_of(("draw", None, [old])),
        notebook_of(("draw", None, [changed])),
    ) == [[changed]]
    assert kept(
        notebook_of(("draw", None, [old])), notebook_of(("show", None, [new]))
    ) == [[new]]


def test_training_keeps_its_stored_numbers():
    old = [output("loss  9.20"), output(image=picture("9.20"))]
    new = [output("loss 10.15"), output(image=picture("10.15"))]
    cells = ("fit", LOOSE, old), ("fit", LOOSE, new)
    assert kept(notebook_of(cells[0]), notebook_of(cells[1])) == [old]
    untagged = ("fit", None, old), ("fit", None, new)
    assert kept(notebook_of(untagged[0]), notebook_of(untagged[1])) == [new]
    said = [output("error 10.15"), new[1]]
    assert kept(notebook_of(cells[0]), notebook_of(("fit", LOOSE, said))) == [
        said
    ]
    larger = [new[0], output(image=picture().resize((400, 300)))]
    assert kept(
        notebook_of(cells[0]), notebook_of(("fit", LOOSE, larger))
    ) == [larger]


def test_a_changed_cell_lets_go_of_what_follows():
    """A curve of one training beside the mistakes of another would lie."""
    old = ("fit", LOOSE, [output("loss 0.1")])
    new = ("fit", LOOSE, [output("loss 0.2")])
    rate = ("rate = 1", None, [])
    assert kept(notebook_of(rate, old), notebook_of(rate, new)) == [[], old[2]]
    assert kept(
        notebook_of(rate, old), notebook_of(("rate = 2", None, []), new)
    ) == [[], new[2]]
    three, four = ("n", None, [output("3")]), ("n", None, [output("4")])
    assert kept(notebook_of(three, old), notebook_of(four, new)) == [
        four[2],
        new[2],
    ]


# Lessons are executed.

SMALL = """\
# %% tags=["nbval-ignore-output"]
import random

display({"image/svg+xml": '<svg class="cnn-live"/>'}, raw=True)
print(random.random())

# %%
from IPython.display import display
from PIL import Image

from cnn_course import texts

print(texts.language())
display(Image.new("L", (8, 8)))
6 * 7

# %% tags=["raises-exception"]
raise ValueError("2.33 is not a whole number")

# %%
class Answer:
    def _repr_mimebundle_(self, **_):
        view = "application/vnd.jupyter.widget-view+json"
        return {"text/plain": "3×3", view: {"model_id": str(id(self))}}


Answer()
"""


def run_build(source, root, **options):
    return asyncio.run(build.build([source], root, **options))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small lesson, built: its source and its root."""
    root = tmp_path_factory.mktemp("notebooks")
    source = write_source(root / "src", SMALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CNN_COURSE_LANG", "ko")  # the folder must win
        changes = run_build(source, root)
    assert changes == [
        "en/90_small.ipynb: the notebook is new",
        "ko/90_small.ipynb: the notebook is new",
    ]
    return source, root


def test_one_edition_can_be_built_alone(small, tmp_path):
    source, _ = small
    (change,) = run_build(source, tmp_path, langs=["ko"])
    assert change == "ko/90_small.ipynb: the notebook is new"
    assert not (tmp_path / "en").exists()


@each_language
def test_a_built_lesson_is_clean(small, lang):
    _, root = small
    path = root / lang / "90_small.ipynb"
    notebook = nbformat.read(path, as_version=4)
    training, first, error, answer = (
        cell.outputs for cell in code_cells(notebook)
    )
    assert first[0].text == f"{lang}\n"
    assert build.decode(first[1].data["image/png"]).size == (8, 8)
    assert first[2].data == {"text/plain": "42"}
    assert error[0].traceback == ["ValueError: 2.33 is not a whole number"]
    assert answer[0].data == {"text/plain": "3×3"}
    assert [piece.name for piece in training] == ["stdout"]
    assert "widgets" not in notebook.metadata
    assert "\\u" not in path.read_text(encoding="utf-8")
    assert path.read_bytes().endswith(b"}\n")


def test_a_second_build_changes_no_byte(small):
    source, root = small
    paths = [root / lang / "90_small.ipynb" for lang in ("en", "ko")]
    before = [path.read_bytes() for path in paths]
    tampered = paths[0].read_text(encoding="utf-8").replace('"42"', '"41"')
    paths[0].write_text(tampered, encoding="utf-8")
    (told,) = run_build(source, root, check=True)
    assert re.match(r"en/90_small.*cell 3.*text/plain: …'41' -> …'42'", told)
    assert paths[0].read_text(encoding="utf-8") == tampered
    run_build(source, root)
    assert [path.read_bytes() for path in paths] == before


FAILURES = {
    "raises": ("1 / 0", [], "ZeroDivisionError: division by zero"),
    "calm": ("1 + 1", ["raises-exception"], "but raises nothing"),
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory):
    """What the build says of lessons that cannot be built."""
    root = tmp_path_factory.mktemp("failures")

    async def build_all():
        tasks = []
        for name, (code, tags, _) in FAILURES.items():
            header = f"# %% tags={str(tags).replace(chr(39), chr(34))}"
            path = write_source(root, f"{header}\n{code}\n", f"90_{name}.py")
            tasks.append(build.build_edition(path, "ko", root))
        return await asyncio.gather(*tasks, return_exceptions=True)

    said = dict(zip(FAILURES, asyncio.run(build_all()), strict=True))
    assert not list(root.rglob("*.ipynb"))
    return said


@pytest.mark.parametrize("name", FAILURES)
def test_a_failing_lesson_is_told(name, complaints):
    code, _, reason = FAILURES[name]
    error = complaints[name]
    assert isinstance(error, build.BuildError)
    first = code.partition("\n")[0]
    where = f"90_{name}, ko, cell 2 ({first}): "
    assert str(error).startswith(where)
    assert reason in str(error)
