"""A test of the test: nbval really fails when a stored output is wrong."""

import asyncio
import base64
import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat
import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1] / "notebooks"))
import build

SOURCE = """\
# %%
import numpy as np
from PIL import Image

from cnn_course import output_size, worked

output_size(28, 5)

# %%
output_size(32, 5)

# %%
x = np.array([[0, 0, 100], [0, 0, 100], [0, 0, 100]])
worked.convolution(x, np.array([[-1, 1]]), at=(0, 1))

# %%
worked.convolution(x, np.array([[1, 2]]), at=(0, 1))

# %%
print("a line")

# %%
Image.new("L", (8, 8))

# %% tags=["raises-exception"]
output_size(7, 3, stride=3)

# %% tags=["nbval-ignore-output"]
print(np.random.rand())

# %%
output_size(7, 3)

# %%
output_size(9, 3)
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """What nbval says of a good notebook and of one with wrong outputs."""
    root = tmp_path_factory.mktemp("nbval")
    source = root / "90_small.py"
    source.write_text(SOURCE, encoding="utf-8")
    _, good = asyncio.run(build.build_edition(source, "en", root))
    stored = {"good": good, "wrong": spoil(good)}
    for name, notebook in stored.items():
        path = root / "en" / f"{name}.ipynb"
        path.write_text(build.dumps(notebook), encoding="utf-8")
    options = ["--nbval", "--nbval-current-env", "--junitxml=report.xml"]
    command = [sys.executable, "-m", "pytest", "-q", "en", *options]
    env = {k: v for k, v in os.environ.items() if k != "CNN_COURSE_LANG"}
    run = subprocess.run(
        command, cwd=root, env=env, capture_output=True, text=True
    )
    assert run.returncode == 1, run.stdout + run.stderr
    cases = ElementTree.parse(root / "report.xml").iter("testcase")
    found = {name: [] for name in stored}
    for case in cases:
        passed = case.find("failure") is None and case.find("error") is None
        found[case.get("classname").split(".")[-2]].append(passed)
    return found


def spoil(notebook):
    """Returns a copy in which every output says something wrong."""
    wrong = nbformat.from_dict(notebook)
    outputs = [cell.outputs for cell in wrong.cells]
    outputs[0][0].data["text/plain"] = "28"
    outputs[1].clear()
    svg = outputs[2][0].data["image/svg+xml"]
    assert svg.count(">100<") > 0
    outputs[2][0].data["image/svg+xml"] = svg.replace(">100<", ">101<", 1)
    svg = outputs[3][0].data["image/svg+xml"]
    at = svg.index('fill="#') + len('fill="#')
    digit = "1" if svg[at] == "0" else "0"
    outputs[3][0].data["image/svg+xml"] = svg[:at] + digit + svg[at + 1 :]
    outputs[4][0].text = "another line\n"
    white = io.BytesIO()
    Image.new("L", (8, 8), 255).save(white, format="PNG")
    outputs[5][0].data["image/png"] = base64.b64encode(
        white.getvalue()
    ).decode()
    outputs[6][0].evalue = "(7 − 3)/3 + 1 = 2.34"
    outputs[7][0].text = "2.0\n"
    outputs[8][0].data["text/plain"] = "5.0"
    wrong.cells[9].outputs, wrong.cells[9].execution_count = [], None
    return wrong


def test_a_built_notebook_passes(verdicts):
    assert verdicts["good"] == [True] * 10


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(0, id="number"),
        pytest.param(1, id="output removed"),
        pytest.param(2, id="number in a board's picture"),
        pytest.param(3, id="colour in a board's picture"),
        pytest.param(4, id="printed line"),
        pytest.param(6, id="message of an error"),
        pytest.param(8, id="cell after an ignored one"),
    ],
)
def test_nbval_sees_what_is_wrong(cell, verdicts):
    assert not verdicts["wrong"][cell]


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(5, id="PNG"),
        pytest.param(7, id="cell that is to be ignored"),
        pytest.param(9, id="cell that was never run"),
    ],
)
def test_nbval_is_blind_where_we_think_it_is(cell, verdicts):
    """So other tests must watch these."""
    assert verdicts["wrong"][cell]
