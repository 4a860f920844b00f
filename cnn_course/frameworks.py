"""Keras and PyTorch in a lesson, and what stands in where one is missing.

A cell that needs a framework nobody installed is not run. In its place comes
the output that the course's own notebook stores for the same cell, with a
sentence that says so, and the lesson goes on to its end.
"""

import ast
import contextlib
import dis
import importlib
import json
import os
import sys

from cnn_course import lessons, texts

FRAMEWORKS = {"Keras": ("keras", "tensorflow"), "PyTorch": ("torch",)}
COMMANDS = {  # as in the README
    "Keras": "uv sync --inexact --extra keras",
    "PyTorch": "python -m pip --python .venv install torch",
}
ENGINE = {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",  # TensorFlow tells only of errors
    "CUDA_VISIBLE_DEVICES": "-1",  # numbers of a CPU, on every machine
}
MARK = "stands_in"  # in the metadata of what is shown instead of an output


def prepare(lesson):
    """Load the frameworks without a word, and stand in for missing ones.

    Keras gets TensorFlow as its engine. Call it in a notebook, before the
    first cell that needs a framework; a second call only says it again.

    Args:
        lesson: the name of the notebook, such as ``"09_frameworks"``.
    """
    os.environ.update(ENGINE)
    absent = [name for name in FRAMEWORKS if not loads(name)]
    shell = _shell()
    if shell is None or not absent:
        return
    if not any(isinstance(one, StandIn) for one in shell.ast_transformers):
        shell.ast_transformers.append(StandIn(lesson, absent))
    for name in absent:
        _tell("frameworks.missing", [name], command=COMMANDS[name])


def loads(name):
    """Tell whether a framework can be loaded here, and load it.

    Triton, which PyTorch's optimisers use on Linux, is loaded before
    TensorFlow: after it, it would end the process, since each brings an LLVM
    of its own (https://github.com/tensorflow/tensorflow/issues/124205).

    Args:
        name: a key of ``FRAMEWORKS``.
    """
    with _hushed():
        if "tensorflow" in FRAMEWORKS[name]:
            with contextlib.suppress(Exception):  # few have it
                importlib.import_module("triton")
        try:
            for module in FRAMEWORKS[name]:
                importlib.import_module(module)
        except Exception:  # broken in any way: then it is of no use here
            return False
    return True


class StandIn(ast.NodeTransformer):
    """Puts stored outputs in the place of cells that cannot be run.

    Args:
        lesson: the name of the notebook.
        absent: the names of the missing frameworks.
    """

    def __init__(self, lesson, absent):
        """Begin with no names but those of the missing frameworks."""
        self.lesson = lesson
        self.modules = {
            module: {name} for name in absent for module in FRAMEWORKS[name]
        }
        self.lost = {}  # a name that a cell left out would have: frameworks

    def visit(self, cell):
        """Return the cell, or, if it cannot be run, what stands for it."""
        if not isinstance(cell, ast.Module):
            return cell
        modules, needed, made = names_of(cell)
        why = set().union(
            *(self.modules.get(name, ()) for name in modules),
            *(self.lost.get(name, ()) for name in needed),
        )
        for name in made:
            if why:
                self.lost[name] = why
            else:
                self.lost.pop(name, None)
        if not why:
            return cell
        absent = [name for name in FRAMEWORKS if name in why]
        show(stored_outputs(self.lesson, cell), absent)
        return ast.Module(body=[], type_ignores=[])


def names_of(cell):
    """Return the modules that a cell imports, and what it needs and makes.

    Args:
        cell: an ``ast.Module``.

    Returns:
        Three sets of names: the modules, each without what is inside it; the
        names that must be there before the cell runs; and those that are
        there afterwards.
    """
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    modules, needed, made = set(), set(), set()

    def read(code, top):
        # In the order in which the cell runs: what it has made is there.
        for step in dis.get_instructions(code):
            if step.opname == "IMPORT_NAME":
                modules.add(step.argval.partition(".")[0])
            elif step.opname in ("LOAD_NAME", "LOAD_GLOBAL"):
                needed.update({step.argval} - made)
            elif step.opname == "STORE_GLOBAL" or (
                top and step.opname == "STORE_NAME"
            ):
                made.add(step.argval)
            elif hasattr(step.argval, "co_code"):
                read(step.argval, top=False)

    read(compile(cell, "<cell>", "exec", flags, dont_inherit=True), True)
    return modules, needed, made


def stored_outputs(lesson, cell):
    """Return what the course's notebook stores for the same cell.

    Cells are the same if they do the same: comments and empty lines may
    differ.

    Args:
        lesson: the name of the notebook; its language is the one in use.
        cell: an ``ast.Module``.

    Returns:
        A list of outputs as a notebook has them, or None if there is no such
        cell: somebody changed it.
    """
    path = lessons.shipped_folder(texts.language()) / f"{lesson}.ipynb"
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
    except (OSError, ValueError):
        return None
    wanted = ast.dump(cell)
    for stored in cells:
        if stored["cell_type"] == "code":
            with contextlib.suppress(SyntaxError):
                if ast.dump(ast.parse("".join(stored["source"]))) == wanted:
                    return stored["outputs"]
    return None


def show(outputs, absent):
    """Show stored outputs, under a sentence that says why.

    Args:
        outputs: what ``stored_outputs`` gives.
        absent: the names of the missing frameworks.
    """
    from IPython.display import display

    if outputs is None:
        return _tell("frameworks.changed", absent)
    if not outputs:
        return _tell("frameworks.left_out", absent)
    _tell("frameworks.stored", absent)
    for output in outputs:
        if output["output_type"] == "stream":
            print("".join(output["text"]), end="")
        elif output["output_type"] == "error":
            print(f"{output['ename']}: {output['evalue']}")
        else:
            data = {
                kind: "".join(part) if isinstance(part, list) else part
                for kind, part in output["data"].items()
            }
            display(data, raw=True, metadata=output["metadata"])


def _tell(key, absent, **values):
    """Show a sentence about the missing frameworks, set off from outputs."""
    from IPython.display import display

    names = texts.say("frameworks.and").join(absent)
    said = texts.say(key, names=names, **values)
    data = {"text/plain": said, "text/markdown": f"> {said}"}
    display(data, raw=True, metadata={MARK: True})


def _shell():
    """Return the running IPython, or None in plain Python."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


@contextlib.contextmanager
def _hushed():
    """Keep to itself what C++ writes to the second stream meanwhile."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no such stream, as under Windows' pythonw
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
