"""Keras and PyTorch in lesson 09: the moves, and what stands in for them."""

import ast
import asyncio
import os
import sys
from pathlib import Path

import jupytext
import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cnn_course as cc
from cnn_course import frameworks, texts

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
sys.path.insert(0, str(NOTEBOOKS))
import build  # noqa: E402

LESSON = "09_frameworks"
SOURCE = NOTEBOOKS / "src" / f"{LESSON}.py"
ALL = set(frameworks.FRAMEWORKS)


def code_cells():
    """Return the sources of the lesson's code cells."""
    cells = jupytext.read(SOURCE, fmt="py:percent").cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


# What a cell needs and makes.


@pytest.mark.parametrize(
    ("cell", "modules", "needed", "made"),
    [
        ("import torch.nn as nn", {"torch"}, set(), {"nn"}),
        ("from torch import nn", {"torch"}, set(), {"nn"}),
        ("x = 1\nprint(x)", set(), {"print"}, {"x"}),
        ("print(x)\nx = 1", set(), {"print", "x"}, {"x"}),
        ("x += 1", set(), {"x"}, {"x"}),
        ("for a, b in c: a + b", set(), {"c"}, {"a", "b"}),
        ("[a for a in b]", set(), {"b"}, set()),
        ("with f() as g: g(h)", set(), {"f", "h"}, {"g"}),
        ("def f(x=a):\n    y = x\n    return y + z", set(), {"a", "z"}, {"f"}),
        ("class K(B):\n    a = 1\n    b = c", set(), {"B", "c"}, {"K"}),
        ("def f():\n    import torch", {"torch"}, set(), {"f"}),
        ("(lambda q: q + r)(1)", set(), {"r"}, set()),
        ("def f():\n    global n\n    n = 1", set(), set(), {"f", "n"}),
        ("await slept", set(), {"slept"}, set()),
    ],
)
def test_what_a_cell_needs_and_makes(cell, modules, needed, made):
    found = frameworks.names_of(ast.parse(cell))
    assert found[0] == modules
    assert needed <= found[1] <= needed | {"__name__", "a"}
    assert found[2] == made


def left_out(cells, absent, monkeypatch):
    """Return {place of a cell: frameworks it lacks}, none of them run."""
    shown, places = [], {}
    monkeypatch.setattr(frameworks, "show", lambda *args: shown.append(args))
    stand_in = frameworks.StandIn(LESSON, absent)
    for place, cell in enumerate(cells):
        tree = ast.parse(cell)
        kept = stand_in.visit(tree)
        assert kept is tree or not kept.body
        if shown:
            places[place] = shown.pop()
    return places


def test_cells_that_lean_on_one_left_out_are_left_out_too(monkeypatch):
    cells = [
        "import keras, numpy",
        "y = 1",
        "def f():\n    return keras.ops",
        "z = f()",
        "print(y)",
        "print(z)",
        "z = 5",  # it is made anew
        "print(z)",
        "y = torch",  # nothing of Keras
    ]
    places = left_out(cells, ["Keras"], monkeypatch)
    assert list(places) == [0, 2, 3, 5]
    assert {tuple(absent) for _, absent in places.values()} == {("Keras",)}
    both = ["import keras", "import torch", "torch.ones(1)", "keras, torch"]
    places = left_out(both, ["Keras", "PyTorch"], monkeypatch)
    assert [absent for _, absent in places.values()] == [
        ["Keras"],
        ["PyTorch"],
        ["PyTorch"],
        ["Keras", "PyTorch"],
    ]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("absent", [["Keras"], ["PyTorch"], [*ALL]])
def test_every_cell_left_out_has_its_stored_output(absent, lang, monkeypatch):
    monkeypatch.setenv("CNN_COURSE_LANG", lang)
    cells = code_cells()
    places = left_out(cells, absent, monkeypatch)
    assert len(places) > 10
    for outputs, _ in places.values():
        assert outputs is not None
    words = {"Keras": ("keras", "kl."), "PyTorch": ("torch", "nn.")}
    for place, cell in enumerate(cells):
        if place not in places:
            code = "\n".join(
                line.partition("#")[0] for line in cell.splitlines()
            )
            spoken = [w for name in absent for w in words[name] if w in code]
            assert not spoken or "def " in cell or "prepare" in cell, cell
    # The challenge and all that is computed here run without any of them.
    assert max(places) < len(cells) - 2


def test_with_both_nothing_is_left_out(monkeypatch):
    assert left_out(code_cells(), [], monkeypatch) == {}


# Stored outputs are found by the code.


def test_comments_and_empty_lines_change_nothing():
    cell = code_cells()[1]
    found = frameworks.stored_outputs(LESSON, ast.parse(cell))
    assert found
    commented = cell.replace("\n", "  # a note\n\n", 1)
    assert frameworks.stored_outputs(LESSON, ast.parse(commented)) == found
    changed = cell.replace("before", "earlier")
    assert changed != cell
    assert frameworks.stored_outputs(LESSON, ast.parse(changed)) is None


def test_each_language_has_its_own(monkeypatch):
    cell = next(c for c in code_cells() if c.startswith("explore.sizes"))
    said = {}
    for lang in ("en", "ko"):
        monkeypatch.setenv("CNN_COURSE_LANG", lang)
        (output,) = frameworks.stored_outputs(LESSON, ast.parse(cell))
        said[lang] = "".join(output["data"]["text/plain"])
    assert "filter" in said["en"] and "필터" in said["ko"]


@pytest.mark.parametrize("content", [None, b"\xff", b"{"])
def test_a_missing_or_damaged_notebook_stores_nothing(
    content, tmp_path, monkeypatch
):
    monkeypatch.setattr(
        frameworks.lessons, "shipped_folder", lambda lang: tmp_path
    )
    if content is not None:
        (tmp_path / f"{LESSON}.ipynb").write_bytes(content)
    assert frameworks.stored_outputs(LESSON, ast.parse("1")) is None


# A kernel without the frameworks, and a lesson that goes on to its end.

MISSING = 'raise ModuleNotFoundError(f"No module named {__name__!r}")\n'
BROKEN = 'raise OSError("a library is missing")\n'


def run(folder, lang, sources, stubs):
    """Run code cells in a kernel in which modules fail to load."""
    for name, code in stubs.items():
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in sources]
    )
    (folder / lang).mkdir()
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", path)
        asyncio.run(build.execute(notebook, folder / lang, LESSON))
    build.clean(notebook)
    return [cell.outputs for cell in notebook.cells]


def notes(outputs):
    """Return the sentences that are set off from the outputs."""
    found = [o.data.get("text/markdown") for o in outputs if "data" in o]
    return [note for note in found if note]


def say(key, lang, names, **values):
    return "> " + texts.TEXTS[lang][key].format(names=names, **values)


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """The whole lesson in Korean, run where neither framework is."""
    stubs = dict.fromkeys(("keras", "tensorflow", "torch"), MISSING)
    folder = tmp_path_factory.mktemp("bare")
    return run(folder, "ko", code_cells(), stubs)


def words(output):
    """Return what an output says, but for photographs and curves."""
    parts = build.contents(output)
    return {k: text for k, text in parts.items() if k != "image/png"}


def test_the_lesson_goes_on_to_its_end(bare):
    path = NOTEBOOKS / "ko" / f"{LESSON}.ipynb"
    stored = nbformat.read(path, as_version=4)
    stored = [cell for cell in stored.cells if cell.cell_type == "code"]
    assert len(bare) == len(stored)
    for outputs, cell in zip(bare, stored, strict=True):
        loose = build.tags(cell) & build.LOOSE_TAGS
        seen = [o for o in outputs if not notes([o])]
        if "prepare" in cell.source or (loose and not notes(outputs)):
            continue
        assert len(seen) == len(cell.outputs), cell.source
        for new, old in zip(seen, cell.outputs, strict=True):
            assert words(new) == words(old), cell.source


def test_it_tells_what_is_missing_and_how_to_get_it(bare):
    place = next(i for i, c in enumerate(code_cells()) if "prepare(" in c)
    assert notes(bare[place]) == [
        say("frameworks.missing", "ko", name, command=command)
        for name, command in frameworks.COMMANDS.items()
    ]
    for name, command in frameworks.COMMANDS.items():
        for readme in ("README.md", "README.ko.md"):
            text = (NOTEBOOKS.parent / readme).read_text("utf-8")
            assert f"\n{command}\n" in text, name


def test_a_stored_output_says_what_it_is(bare):
    cells = code_cells()
    for place, outputs in enumerate(bare):
        for note in notes(outputs):
            if "import keras" in cells[place]:
                assert note == say("frameworks.left_out", "ko", "Keras")
            if "nn.MaxPool2d(2)(eleven)" in cells[place]:
                assert note == say("frameworks.stored", "ko", "PyTorch")
                assert "(1, 64, 5, 5)" in outputs[1].text


def test_a_changed_cell_says_so_and_a_broken_framework_is_none(tmp_path):
    sources = [
        f"from cnn_course import frameworks\nframeworks.prepare({LESSON!r})",
        "import torch\nprint('changed')",
        f"frameworks.prepare({LESSON!r})",
        "print(torch)",
        "print('on')",
    ]
    stubs = {"torch": BROKEN, "keras": "", "tensorflow": ""}
    told, changed, again, leaning, on = run(tmp_path, "en", sources, stubs)
    command = frameworks.COMMANDS["PyTorch"]
    missing = say("frameworks.missing", "en", "PyTorch", command=command)
    assert notes(told) == notes(again) == [missing]
    assert notes(changed) == [say("frameworks.changed", "en", "PyTorch")]
    assert len(changed) == 1
    assert on[0].text == "on\n"
    assert "NameError" not in str(leaning)


def test_triton_is_there_before_tensorflow(tmp_path):
    late = "if 'tensorflow' in sys.modules: print('too late')"
    stubs = {
        "triton": f"import sys\n{late}",
        "tensorflow": "",
        "keras": "import tensorflow",
        "torch": "",
    }
    sources = [
        f"from cnn_course import frameworks\nframeworks.prepare({LESSON!r})",
        "import triton, keras, torch",
    ]
    assert run(tmp_path, "en", sources, stubs) == [[], []]


def test_what_stands_in_is_never_built(tmp_path):
    source = tmp_path / "90_small.py"
    code = "from cnn_course import frameworks as f\nf.show([], ['Keras'])"
    source.write_text(f"# %%\n{code}\n", encoding="utf-8")
    with pytest.raises(build.BuildError, match="Keras or PyTorch is missing"):
        asyncio.run(build.build_edition(source, "en", tmp_path))


def test_in_plain_python_nothing_happens(monkeypatch, capsys):
    monkeypatch.setattr(frameworks, "loads", lambda name: False)
    monkeypatch.setattr(frameworks, "_shell", lambda: None)
    frameworks.prepare(LESSON)
    assert capsys.readouterr() == ("", "")


# The lesson's own functions, with the real frameworks as judges.


def lesson_functions(*names, **known):
    """Return functions as the lesson's cells define them."""
    tree = ast.parse(SOURCE.read_text("utf-8"))
    found = [n for n in tree.body if getattr(n, "name", "") in names]
    assert {n.name for n in found} == set(names)
    scope = {"np": np, **vars(cc), **known}
    exec(compile(ast.Module(found, []), str(SOURCE), "exec"), scope)
    return [scope[name] for name in names]


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip(
        "torch", reason="PyTorch judges the moves where it is installed"
    )


@pytest.fixture(scope="module")
def keras():
    os.environ.update(frameworks.ENGINE)
    if not frameworks.loads("Keras"):
        pytest.skip("Keras judges the moves where it is installed")
    import keras

    assert keras.backend.backend() == "tensorflow"
    return keras


close = np.testing.assert_allclose


@given(
    st.integers(1, 4), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3)
)
def test_channels_last_is_the_same_sum(C, H, W, M):
    (channels_last,) = lesson_functions("channels_last")
    rng = np.random.default_rng(C + 10 * H + 100 * W)
    x, w = rng.normal(size=(2, C, H, W)), rng.normal(size=(C * H * W, M))
    rows = x.transpose(0, 2, 3, 1).reshape(2, -1)
    close(rows @ channels_last(w, C, H, W), x.reshape(2, -1) @ w)


def trained(seed):
    """Return a LeNet whose biases are not zero, as if it had learnt."""
    net, rng = cc.LeNet5(seed), np.random.default_rng(seed)
    for layer in net.layers:
        if layer.params:
            layer.params["b"][...] = rng.normal(size=layer.params["b"].shape)
    return net


def digits(seed, size=32):
    shape = (5, 1, size, size)
    return np.random.default_rng(seed).random(shape, np.float32)


@pytest.mark.parametrize("seed", range(3))
def test_lenet_moves_to_pytorch_and_home(seed, torch):
    to_torch, from_torch, torch_lenet = lesson_functions(
        *("to_torch", "from_torch", "torch_lenet"), torch=torch, nn=torch.nn
    )
    net, module, x = trained(seed), torch_lenet(), digits(seed)
    to_torch(net, module)
    seen = torch.from_numpy(x)
    for layer, ours in zip(module, net.activations(x), strict=True):
        seen = layer(seen)
        close(seen.detach(), ours, atol=1e-5)
    home = cc.LeNet5(seed + 1)
    from_torch(module, home)
    np.testing.assert_array_equal(home.forward(x), net.forward(x))


@pytest.mark.parametrize("seed", range(3))
def test_lenet_moves_to_keras(seed, keras):
    to_keras, keras_lenet, _ = lesson_functions(
        *("to_keras", "keras_lenet", "channels_last"),
        keras=keras,
        kl=keras.layers,
    )
    net, model, x = trained(seed), keras_lenet(), digits(seed)
    to_keras(net, model, maps=(16, 5, 5))
    seen = x.transpose(0, 2, 3, 1)
    for layer, ours in zip(model.layers, net.activations(x), strict=True):
        seen = layer(seen)
        if len(seen.shape) == 4:
            close(np.array(seen).transpose(0, 3, 1, 2), ours, atol=1e-5)
        elif layer.name.startswith("flatten"):
            close(np.sort(seen), np.sort(ours), atol=1e-5)
        else:
            close(seen, ours, atol=1e-5)


@pytest.mark.parametrize("seed", range(3))
def test_lenet_comes_home_from_keras(seed, keras):
    to_keras, from_keras, keras_lenet, _ = lesson_functions(
        *("to_keras", "from_keras", "keras_lenet", "channels_last"),
        keras=keras,
        kl=keras.layers,
    )
    net, model, home = trained(seed), keras_lenet(), cc.LeNet5(seed + 1)
    to_keras(net, model, maps=(16, 5, 5))
    from_keras(model, home, maps=(16, 5, 5))
    for ours, back in zip(net.layers, home.layers, strict=True):
        for name, values in ours.params.items():
            np.testing.assert_array_equal(back.params[name], values)


def test_the_convnet_of_the_deck_in_keras(keras):
    """Slide 63: 93,322 parameters, and an 11×11 map that becomes 5×5."""
    (build_it,) = lesson_functions(
        "keras_convnet", keras=keras, kl=keras.layers
    )
    model = build_it()
    counts = [layer.count_params() for layer in model.layers]
    assert list(filter(None, counts)) == [320, 18_496, 36_928, 36_928, 650]
    assert model.count_params() == 93_322
    sizes = [layer.output.shape[1] for layer in model.layers[:5]]
    assert sizes == [26, 13, 11, 5, 3]
    x = digits(0, 28)
    painted = x.copy()
    painted[:, :, 26:] = painted[:, :, :, 26:] = 1
    x, painted = (a.transpose(0, 2, 3, 1) for a in (x, painted))
    close(model(painted), model(x), atol=1e-6)


def test_both_convnets_score_alike(torch, keras):
    known = {"torch": torch, "nn": torch.nn, "keras": keras}
    convnet, torch_convnet, to_torch, keras_convnet, to_keras, _ = (
        lesson_functions(
            *("convnet", "torch_convnet", "to_torch"),
            *("keras_convnet", "to_keras", "channels_last"),
            **known,
            kl=keras.layers,
        )
    )
    net, x = convnet("floor", 3), digits(3, 28)
    module, model = torch_convnet(), keras_convnet(end=None)
    to_torch(net, module)
    to_keras(net, model, maps=(64, 3, 3))
    scores = net.forward(x)
    close(module(torch.from_numpy(x)).detach(), scores, atol=1e-4)
    close(model(x.transpose(0, 2, 3, 1)), scores, atol=1e-4)


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 12), st.integers(1, 4), st.integers(1, 4))
def test_same_padding_is_that_of_keras(keras, size, F, S):
    rng = np.random.default_rng(size)
    x = rng.normal(size=(1, 1, 1, size)).astype(np.float32)
    w = rng.normal(size=(1, 1, 1, F)).astype(np.float32)
    layer = keras.layers.Conv2D(
        1, (1, F), (1, S), padding="same", use_bias=False
    )
    layer.build((None, 1, size, 1))
    layer.set_weights([w.transpose(2, 3, 1, 0)])
    theirs = np.array(layer(x.transpose(0, 2, 3, 1)))[0, 0, :, 0]
    padded = np.pad(x, [(0, 0)] * 3 + [cc.same_padding(size, F, S)])
    ours = cc.conv2d(padded, w, stride=(1, S), rounding="floor")[0, 0, 0]
    assert len(ours) == cc.same_size(size, S)
    close(ours, theirs, atol=1e-5)


def test_pytorch_refuses_same_with_a_stride(torch):
    with pytest.raises(ValueError, match="not supported for strided"):
        torch.nn.Conv2d(1, 1, 3, stride=2, padding="same")
