"""Builds the lessons: one source, two languages, two executed notebooks.

    python notebooks/build.py              build every lesson
    python notebooks/build.py 01 07        build only these
    python notebooks/build.py --check      write nothing; fail on a change
    python notebooks/build.py --fresh 07   take new outputs, of training too
    python notebooks/build.py --lang ko    build only this edition

A source, ``src/NN_name.py``, is a notebook in jupytext's percent format. Each
code cell stands there once. Each markdown cell stands there twice, first with
``lang="en"``, then with ``lang="ko"``. Building runs the code of each edition
in its own folder (the language of the pictures follows the folder) and writes
``en/NN_name.ipynb`` and ``ko/NN_name.ipynb``.

A second build changes no byte. What a learner would not tell apart stays as
it is stored: pictures that differ by font smoothing, and, in cells tagged
``nbval-ignore-output``, numbers and drawings that training makes anew.
"""

import argparse
import asyncio
import base64
import hashlib
import io
import json
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import jupytext
import nbformat
import numpy as np
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from PIL import Image

from cnn_course.exercises import EXERCISES
from cnn_course.frameworks import MARK

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "ko")
CELL_SECONDS = 1200
RAISES = "raises-exception"
LOOSE_TAGS = {"nbval-ignore-output", "nbval-skip"}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


class BuildError(Exception):
    """A lesson cannot be built; the sentence says where and why."""


# A source is read and split into its two editions.


def read_source(path):
    """Reads a source into its cells, and makes sure that they pair up.

    Args:
        path: a file in jupytext's percent format.

    Returns:
        The list of cells; markdown cells have ``metadata.lang``.

    Raises:
        BuildError: a markdown cell lacks its language or its partner, or a
            code cell is empty or names a language.
    """
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    cells = jupytext.reads(text, fmt="py:percent").cells
    expected = "en"
    for number, cell in enumerate(cells, start=1):
        lang = cell.metadata.get("lang")
        where = f"{path.name}, {_name(number, cell)}"
        if cell.cell_type == "code":
            if lang is not None:
                raise BuildError(f"{where}: code has no lang; remove it.")
            if not cell.source.strip():
                raise BuildError(f"{where}: the code cell is empty.")
            if expected == "ko":
                raise BuildError(f"{where}: the ko text is missing before.")
        elif cell.cell_type == "markdown":
            if lang != expected:
                raise BuildError(
                    f'{where}: expected lang="{expected}", got {lang!r};'
                    " texts come in pairs, en first, then ko."
                )
            expected = "ko" if expected == "en" else "en"
        else:
            raise BuildError(f"{where}: a {cell.cell_type} cell is no use.")
    if expected == "ko":
        raise BuildError(f"{path.name}: the last text has no ko partner.")
    return cells


def edition(cells, lesson, lang):
    """Makes the notebook of one language, not yet executed.

    Args:
        cells: the cells of a source, as ``read_source`` gives them.
        lesson: the lesson's name, such as ``"01_edge_filter"``.
        lang: ``"en"`` or ``"ko"``.

    Returns:
        A notebook. A cell's id comes from the lesson and the cell's text, so
        inserting a cell elsewhere changes no other id, and a code cell has
        the same id in both editions.
    """
    notebook = nbformat.v4.new_notebook(metadata=METADATA)
    seen = Counter()
    for cell in cells:
        if cell.metadata.get("lang", lang) != lang:
            continue
        metadata = {
            key: value
            for key, value in cell.metadata.items()
            if key not in ("lang", "lines_to_next_cell")
        }
        metadata.update(grading(metadata.pop("exercise", None), cell))
        metadata["slideshow"] = {"slide_type": slide_type(cell)}
        text = f"{lesson}\n{cell.cell_type}\n{cell.source}"
        seen[text] += 1
        new_cell = {
            "code": nbformat.v4.new_code_cell,
            "markdown": nbformat.v4.new_markdown_cell,
        }[cell.cell_type]
        notebook.cells.append(
            new_cell(
                cell.source,
                metadata=nbformat.from_dict(metadata),
                id=cell_id(text, seen[text]),
            )
        )
    return notebook


def grading(name, cell):
    """Returns what nbgrader wants to know about a cell of an exercise.

    In a source, `exercise="my_pad2d"` stands on two cells: the one a learner
    fills in, and the one that calls the check, which is worth the points.

    Args:
        name: the exercise, or None for a cell of no exercise.
        cell: the cell.

    Raises:
        BuildError: there is no such exercise.
    """
    if name is None:
        return {}
    exercise = next((e for e in EXERCISES if e.name == name), None)
    if exercise is None:
        raise BuildError(f"there is no exercise {name!r}: {cell.source}")
    checks = f"exercises.{name}.check(" in cell.source
    marks = {
        "grade": checks,
        "grade_id": f"{name}_check" if checks else name,
        "locked": checks,
        "schema_version": 3,
        "solution": not checks,
        "task": False,
    }
    if checks:
        marks["points"] = exercise.points
    return {"nbgrader": marks}


def slide_type(cell):
    """Returns where a cell stands in a deck: one idea, so one slide.

    A heading begins a section; the cells after it stand below it.
    """
    heads = cell.cell_type == "markdown" and re.match(r"#+ ", cell.source)
    return "slide" if heads else "subslide"


def cell_id(text, repeat=1):
    """Names a cell by its text: 12 hexadecimal digits, plus ``-2`` and on."""
    digits = hashlib.sha256(text.encode()).hexdigest()[:12]
    return digits if repeat == 1 else f"{digits}-{repeat}"


def tags(cell):
    """Returns the set of a cell's tags."""
    return set(cell.metadata.get("tags", []))


# An edition is executed by the Python that runs this file.


class OwnKernelManager(AsyncKernelManager):
    """Starts this very Python, whatever kernels the user has installed."""

    @property
    def kernel_spec(self):
        """The kernel of the running interpreter."""
        return KernelSpec(**get_kernel_dict())


async def execute(notebook, folder, where):
    """Runs all the cells of a notebook in place.

    Args:
        notebook: what ``edition`` gives.
        folder: the working folder of the kernel; its name sets the language.
        where: the lesson and the edition, for the messages.

    Raises:
        BuildError: a cell fails, or one tagged ``raises-exception`` does not.
    """
    running = {}
    client = NotebookClient(
        notebook,
        kernel_manager_class=OwnKernelManager,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        timeout=CELL_SECONDS,
        record_timing=False,
        on_cell_execute=lambda cell, cell_index: running.update(
            number=cell_index + 1, cell=cell
        ),
    )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        env = {**os.environ, "IPYTHONDIR": profile}  # not the user's start-up
        env["CNN_COURSE_RECORD"] = str(Path(profile) / "progress.json")
        env.pop("CNN_COURSE_LANG", None)  # it would beat the folder's name
        try:
            await client.async_execute(env=env)
        except CellExecutionError as error:
            said = re.sub(r"\x1b\[[0-9;]*m", "", error.traceback)
            reason = f"{error.ename}: {error.evalue}\n\n{said}"
            raise BuildError(
                f"{where}, {_name(**running)}: {reason}"
            ) from None
        except CellTimeoutError:
            raise BuildError(
                f"{where}, {_name(**running)}: it ran for more than"
                f" {CELL_SECONDS} s."
            ) from None
    for number, cell in enumerate(notebook.cells, start=1):
        if RAISES in tags(cell) and not any(
            output.output_type == "error" for output in cell.outputs
        ):
            raise BuildError(
                f"{where}, {_name(number, cell)}: it is tagged {RAISES}"
                " but raises nothing."
            )


def refuse_stand_ins(notebook, where):
    """Makes sure that no stored output was stored again as if it were new.

    Args:
        notebook: an executed notebook.
        where: the lesson and the edition, for the message.

    Raises:
        BuildError: a cell was left out, because a framework is missing.
    """
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if MARK in output.get("metadata", {}):
                raise BuildError(
                    f"{where}, {_name(number, cell)}: Keras or PyTorch is"
                    " missing; CONTRIBUTING.md says how to get them."
                )


# What execution leaves is cut down to what a reader needs.


def clean(notebook):
    """Removes from an executed notebook, in place, what belongs to one run.

    Gone are widget states and views, the pictures of a training that goes
    on, the frames of tracebacks (they hold paths) and what matplotlib writes
    about itself into a PNG.

    Args:
        notebook: an executed notebook.
    """
    notebook.metadata = nbformat.from_dict(METADATA)
    count = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.metadata.pop("execution", None)
        cell.outputs = [
            kept
            for output in join_streams(cell.outputs)
            if (kept := clean_output(output, count))
        ]


def join_streams(outputs):
    """Joins neighbouring pieces of one stream: how they fall is chance."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output.output_type == "stream" == last.get(
            "output_type"
        ) and output.name == last.get("name"):
            joined[-1] = NotebookNode(
                {**last, "text": last.text + output.text}
            )
        else:
            joined.append(output)
    return joined


LIVE = 'class="cnn-live"'  # how fast one machine was: fit's own picture


def clean_output(output, count):
    """Returns one output as it is stored, or None if nothing is left of it.

    Args:
        output: a stream, error, display_data or execute_result.
        count: the execution count of its cell.
    """
    if output.output_type == "stream":
        return output
    if output.output_type == "error":
        said = f"{output.ename}: {output.evalue}"
        return NotebookNode({**output, "traceback": [said]})
    data = NotebookNode(output.data)
    data.pop(WIDGET_VIEW, None)
    if not data or LIVE in data.get("image/svg+xml", ""):
        return None
    if "image/png" in data:
        data["image/png"] = lean_png(data["image/png"])
    kept = NotebookNode({**output, "data": data})
    if output.output_type == "execute_result":
        kept.execution_count = count
    return kept


def lean_png(text):
    """Packs a PNG (base64) again, smaller and without comments in it."""
    image = decode(text)
    if image.mode == "RGBA" and image.getextrema()[3] == (255, 255):
        image = image.convert("RGB")
    packed = io.BytesIO()
    image.save(packed, format="PNG", optimize=True)
    return base64.b64encode(packed.getvalue()).decode("ascii") + "\n"


def decode(text):
    """Opens the base64 text of a stored picture."""
    return Image.open(io.BytesIO(base64.b64decode(text)))


# New outputs give way to stored ones that say the same.


def keep_stored(notebook, stored):
    """Puts stored outputs back, in place, where the new ones say the same.

    A cell tagged ``nbval-ignore-output`` keeps its numbers and drawings as
    well, but only as long as every cell before it is as it was: so all that
    comes from one training stays from one training.

    Args:
        notebook: a cleaned notebook.
        stored: the notebook that was written before.
    """
    old_code = [cell for cell in stored.cells if cell.cell_type == "code"]
    old_order = [cell.id for cell in old_code]
    old_cells = dict(zip(old_order, old_code, strict=True))
    order, unchanged = [], True
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        order.append(cell.id)
        unchanged = unchanged and order == old_order[: len(order)]
        old = old_cells.get(cell.id)
        if old is None:
            continue
        new_outputs, outputs = cell.outputs, old.outputs
        for output in outputs:
            if output.output_type == "execute_result":
                output.execution_count = cell.execution_count
        if len(outputs) != len(new_outputs):
            unchanged = False
            continue
        pairs = list(zip(outputs, new_outputs, strict=True))
        if all(same_output(old, new) for old, new in pairs) or (
            unchanged
            and tags(cell) & LOOSE_TAGS
            and all(same_output(old, new, alike) for old, new in pairs)
        ):
            cell.outputs = outputs
        else:
            unchanged = False
            cell.outputs = [
                old if same_output(old, new) else new for old, new in pairs
            ]


def same_output(old, new, judge=None):
    """Tells whether two outputs say the same.

    Args:
        old: a stored output.
        new: a new output.
        judge: how contents are compared, ``same_content`` or ``alike``.
    """
    judge = judge or same_content
    old_parts, new_parts = contents(old), contents(new)
    return old_parts.keys() == new_parts.keys() and all(
        judge(kind, old_parts[kind], new_parts[kind]) for kind in old_parts
    )


def contents(output):
    """Returns an output's contents as a dict from kind to text."""
    if output.output_type == "stream":
        return {f"stream/{output.name}": output.text}
    if output.output_type == "error":
        return {"error": f"{output.ename}: {output.evalue}"}
    parts = {**output.data, "metadata": output.metadata}
    return {
        kind: part if isinstance(part, str) else json.dumps(part)
        for kind, part in parts.items()
    }


def same_content(kind, old, new):
    """Equal texts, or pictures that a reader would not tell apart."""
    if old == new:
        return True
    return kind == "image/png" and same_picture(decode(old), decode(new))


def same_picture(old, new):
    """Tells whether two pictures differ by no more than smoothing.

    Fonts and lines are smoothed a little differently from machine to machine.
    That is faint (no channel by more than 64 of 255) and thin (no block of
    5×5 pixels wholly by more than 4); a changed figure is one or the other.

    Args:
        old: a PIL image.
        new: a PIL image.
    """
    if old.size != new.size:
        return False
    old, new = (
        np.asarray(image.convert("RGBA"), dtype=np.int16)
        for image in (old, new)
    )
    difference = np.abs(old - new).max(axis=2)  # (H, W)
    if min(difference.shape) < 5:
        return not difference.any()
    blocks = np.lib.stride_tricks.sliding_window_view(difference, (5, 5))
    return bool(difference.max() <= 64 and blocks.min(axis=(2, 3)).max() <= 4)


NUMBER = re.compile(r"[-−+]?\d[\d,.]*(e[-+]?\d+)?")


def alike(kind, old, new):
    """Texts that differ only in numbers, or pictures of about one size."""
    if kind in ("image/png", "image/jpeg"):
        sizes = zip(decode(old).size, decode(new).size, strict=True)
        return all(abs(a - b) <= 0.05 * a for a, b in sizes)
    if kind == "metadata":
        return True
    old, new = (" ".join(NUMBER.sub("#", text).split()) for text in (old, new))
    return old == new


# What would change is told before it is written.


def differences(stored, built):
    """Lists, in sentences, what differs between two notebooks.

    Args:
        stored: the notebook as it is, or None.
        built: the notebook as it is built now.
    """
    if stored is None:
        return ["the notebook is new"]
    found = []
    old_cells = {cell.get("id"): cell for cell in stored.cells}
    ids = {cell.id for cell in built.cells}
    for cell in stored.cells:
        if cell.get("id") not in ids:
            found.append(f"gone: {cell.source.strip()[:50]!r}")
    for number, cell in enumerate(built.cells, start=1):
        old = old_cells.get(cell.id)
        if old is None:
            found.append(f"{_name(number, cell)} is new")
        elif old != cell:
            found += [
                f"{_name(number, cell)}: {change}"
                for change in _cell_changes(old, cell)
            ]
    return found or ["the order of the cells, the metadata or the formatting"]


def _cell_changes(old, new):
    """Lists what differs between two versions of one cell."""
    changes = [
        f"{field}: {old.get(field)!r} -> {new.get(field)!r}"
        for field in ("metadata", "execution_count")
        if old.get(field) != new.get(field)
    ]
    old_outputs, new_outputs = old.get("outputs", []), new.get("outputs", [])
    if len(old_outputs) != len(new_outputs):
        return [
            *changes,
            f"{len(old_outputs)} outputs -> {len(new_outputs)} outputs",
        ]
    for before, after in zip(old_outputs, new_outputs, strict=True):
        before, after = contents(before), contents(after)
        for kind in sorted(before.keys() | after.keys()):
            a, b = before.get(kind, "nothing"), after.get(kind, "nothing")
            if a != b:
                at = _common(a, b)
                a, b = (text[max(at - 20, 0) : at + 40] for text in (a, b))
                changes.append(f"{kind}: …{a!r} -> …{b!r}")
    return changes


def _common(a, b):
    """Counts the characters that two texts share at their beginning."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))


def _name(number, cell):
    """Names a cell in a message: its place and how it begins."""
    first = cell.source.strip().partition("\n")[0]
    return f"cell {number} ({first[:50]})"


# All together.


def dumps(notebook):
    """Returns the text of a notebook file, always in the same format."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook).rstrip("\n") + "\n"


async def build_edition(source, lang, root=HERE, fresh=False):
    """Builds one edition of one lesson, and writes nothing.

    Args:
        source: the path of the source.
        lang: ``"en"`` or ``"ko"``.
        root: the folder that holds the editions' folders.
        fresh: take the new outputs even where stored ones say the same.

    Returns:
        The stored notebook, or None, and the built one.
    """
    source = Path(source)
    where = f"{source.stem}, {lang}"
    folder = Path(root) / lang
    folder.mkdir(parents=True, exist_ok=True)
    notebook = edition(read_source(source), source.stem, lang)
    await execute(notebook, folder, where)
    refuse_stand_ins(notebook, where)
    clean(notebook)
    stored = read_notebook(folder / f"{source.stem}.ipynb")
    if stored is not None and not fresh:
        keep_stored(notebook, nbformat.from_dict(stored))
    return stored, notebook


def read_notebook(path):
    """Reads a notebook file, or returns None if there is none yet."""
    path = Path(path)
    if not path.exists():
        return None
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


async def build(
    sources, root=HERE, fresh=False, check=False, jobs=2, langs=LANGUAGES
):
    """Builds editions of some lessons and writes what has changed.

    Args:
        sources: the paths of the sources.
        root: the folder that holds the editions' folders.
        fresh: take the new outputs even where stored ones say the same.
        check: write nothing.
        jobs: how many editions run at the same time.
        langs: the languages of the editions.

    Returns:
        A list of sentences, one a difference between what was stored and
        what is built.

    Raises:
        BuildError: a lesson cannot be built. Finished editions are written.
    """
    gate = asyncio.Semaphore(jobs)

    async def one(source, lang):
        async with gate:
            built = await build_edition(source, lang, root, fresh)
        stored, notebook = built
        path = Path(root) / lang / f"{source.stem}.ipynb"
        text = dumps(notebook)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return []
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
        name = f"{lang}/{path.name}"
        return [f"{name}: {line}" for line in differences(stored, notebook)]

    tasks = [
        asyncio.create_task(one(Path(source), lang))
        for source in sources
        for lang in langs
    ]
    try:
        results = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [line for lines in results for line in lines]


def find_sources(names=(), folder=HERE / "src"):
    """Returns the sources whose names start as asked, or all of them.

    Args:
        names: beginnings of lessons' names, such as ``"01"``.
        folder: where the sources are.

    Raises:
        BuildError: a name fits no lesson.
    """
    sources = sorted(Path(folder).glob("[0-9][0-9]_*.py"))
    for name in names:
        if not any(source.name.startswith(name) for source in sources):
            known = ", ".join(source.stem for source in sources)
            raise BuildError(
                f"No lesson starts with {name!r}; there are {known}."
            )
    return [
        source
        for source in sources
        if not names or source.name.startswith(tuple(names))
    ]


def main(arguments=None):
    """Runs the build from the command line and returns its exit status."""
    parser = argparse.ArgumentParser(
        description="Build the lessons: notebooks/src -> notebooks/en and ko."
    )
    parser.add_argument("lessons", nargs="*", metavar="NN", help="only these")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail on changes"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="take every new output"
    )
    parser.add_argument(
        "--jobs", type=int, default=2, help="editions at a time (2)"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="only this edition (both)"
    )
    options = parser.parse_args(arguments)
    try:
        sources = find_sources(options.lessons)
        changed = asyncio.run(
            build(
                sources,
                fresh=options.fresh,
                check=options.check,
                jobs=options.jobs,
                langs=[options.lang] if options.lang else LANGUAGES,
            )
        )
    except BuildError as error:
        print(f"Not built. {error}", file=sys.stderr)
        return 1
    for line in changed:
        print(f"{'would change' if options.check else 'changed'} {line}")
    if not changed:
        print("Nothing changed:", *(source.stem for source in sources))
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
