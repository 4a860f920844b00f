"""The dog classifier's explorer: answers, maps, and one's own photographs."""

import base64
import io
import re
import sys

import numpy as np
import pytest
import traitlets
from PIL import Image

import cnn_course as cc
from cnn_course import data, efficientnet, explore, vision
from cnn_course.texts import set_language
from cnn_course.worked import classified as drawing


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


@pytest.fixture(scope="module")
def net():
    return efficientnet.dog_classifier()


def upload(explorer, content, name="mine.png"):
    """Do what the page does when a file was opened."""
    explorer._hear(None, {"upload": name}, [memoryview(content)])


def file(x, kind="PNG", **options):
    """Return the content of a picture file; x is (3, H, W)."""
    image = Image.fromarray(np.asarray(x, np.uint8).transpose(1, 2, 0))
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def pictures(svg):
    """Return the PNGs of a picture as arrays (H, W, 3), in order."""
    found = re.findall(r'href="data:image/png;base64,([^"]+)"', svg)
    opened = (Image.open(io.BytesIO(base64.b64decode(f))) for f in found)
    return [np.asarray(image.convert("RGB")) for image in opened]


def keys(explorer):
    return [key for key, _, _ in explorer.board.bars]


# --- answers ---------------------------------------------------------------


def test_the_first_answer(net):
    explorer = explore.dog_classifier()
    assert repr(explorer) == ("dog: Eskimo dog 40 %, a dog of any breed 87 %")
    sure = net.probabilities(efficientnet.prepare(data.load_animal("dog")))
    *five, (key, name, dog) = explorer.board.bars
    assert [(n, p) for _, n, p in five] == efficientnet.top_classes(sure)
    assert (key, name) == ("dog", "a dog of any breed")
    assert dog == pytest.approx(efficientnet.dog_probability(sure))


def test_the_net_that_is_given_is_asked(net, monkeypatch):
    def not_loaded():
        raise AssertionError("a second net was loaded")

    monkeypatch.setattr(efficientnet, "dog_classifier", not_loaded)
    b = net.layers[-1].params["b"]
    monkeypatch.setitem(net.layers[-1].params, "b", b + 99 * np.eye(1000)[7])
    explorer = explore.dog_classifier(net=net)
    assert explorer.board.bars[0][1:] == (efficientnet.class_names()[7], 1)


def test_what_is_no_net_is_refused():
    with pytest.raises(TypeError, match="net must be an object such as"):
        explore.dog_classifier(net="lite0")


def test_another_net_is_refused():
    with pytest.raises(ValueError, match=r"ends with ReLU and Dense\(84 → 10"):
        explore.dog_classifier(net=cc.LeNet5())


def test_korean():
    set_language("ko")
    explorer = explore.dog_classifier(photo="tiger")
    assert repr(explorer).startswith("호랑이: tiger ")
    assert "밝은 곳" in explorer.board.sentence


@pytest.mark.parametrize("look", range(1, 7))
def test_what_speaks_for_each_class(net, look):
    explorer = explore.dog_classifier(look=look)
    x = efficientnet.prepare(data.load_animal("dog"))
    target = keys(explorer)[look - 1]
    target = efficientnet.DOGS if target == "dog" else target
    where = vision.class_activation_map(net, x, target)[0]
    np.testing.assert_allclose(explorer.board.where, where)
    photo, lit = pictures(explorer.board.svg())
    assert photo.shape == lit.shape == (224, 224, 3)
    bright = np.unravel_index(where.argmax(), where.shape)
    dark = np.unravel_index(where.argmin(), where.shape)
    cells = lit.reshape(7, 32, 7, 32, 3).sum((1, 3, 4)) / (
        photo.reshape(7, 32, 7, 32, 3).sum((1, 3, 4)) + 1
    )
    assert cells[bright] > 0.8 and cells[dark] < 0.4


def test_a_click_on_a_bar_chooses_its_class():
    explorer = explore.dog_classifier()
    for look, key in enumerate(keys(explorer), 1):
        explorer._hear(None, {"choose": str(key)}, [])
        assert explorer.look == look
        svg = explorer.board.svg()
        chosen = re.findall(r'data-choose="(\w+)" data-chosen="true"', svg)
        assert chosen == [str(key)]
    explorer._hear(None, {"choose": "999"}, [])  # not among the bars
    assert explorer.message and explorer.look == 6


def test_another_picture_keeps_the_place_and_asks_the_net_once(monkeypatch):
    asked = []
    explorer = explore.dog_classifier(look=2)
    monkeypatch.setattr(
        efficientnet,
        "prepare",
        lambda x, f=efficientnet.prepare: asked.append(1) or f(x),
    )
    explorer.photo = "fox"
    assert explorer.look == 2 and explorer.board.chosen == keys(explorer)[1]
    explorer.look = 3
    assert len(asked) == 1


def test_a_stored_picture_has_fewer_pixels():
    explorer = explore.dog_classifier()
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == repr(explorer)
    small, _ = pictures(bundle["image/svg+xml"])
    large, _ = pictures(explorer.view.board["svg"])
    blocks = large.reshape(112, 2, 112, 2, 3).mean((1, 3))
    assert np.abs(small - blocks).max() <= 1
    assert len(bundle["image/svg+xml"]) < 120_000


# --- one's own -------------------------------------------------------------


def test_a_photograph_of_ones_own():
    explorer = explore.dog_classifier(photo="own")
    assert "no picture of yours" in repr(explorer)
    upload(explorer, file(data.load_photo("coffee")))
    assert explorer.photo == "own" and explorer.message == ""
    assert repr(explorer).startswith("my own: espresso ")
    explorer.photo = "zebra"
    explorer.photo = "own"  # it was kept
    assert repr(explorer).startswith("my own: espresso ")


def test_a_photograph_that_was_taken_sideways_is_turned():
    photo = data.load_animal("tiger")
    sideways = np.rot90(photo, axes=(1, 2))  # and the camera says so
    exif = Image.Exif()
    exif[0x0112] = 6
    explorer = explore.dog_classifier()
    upload(explorer, file(sideways, "JPEG", quality=95, exif=exif))
    assert repr(explorer).startswith("my own: tiger ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"no picture", "is no picture"),
        (file(data.load_photo("coffee"))[:9000], "damaged"),
    ],
    ids=["empty", "text", "cut off"],
)
def test_what_is_no_picture_is_told_and_changes_nothing(content, told):
    explorer = explore.dog_classifier(photo="fox")
    upload(explorer, content, "<b>x</b>.png")
    assert told in explorer.message
    assert explorer.photo == "fox" and len(explorer.board.bars) == 6


@pytest.mark.parametrize(
    "shape", [(3, 1, 1), (3, 1, 900), (3, 5000, 7), (3, 224, 224)]
)
def test_photographs_of_all_shapes(shape):
    explorer = explore.dog_classifier(photo=np.full(shape, 128))
    assert repr(explorer).startswith("my own: ")


# --- bad values ------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"photo": "cow"}, "no picture is called 'cow'; there are"),
        ({"photo": np.ones((9, 9))}, r"\(9, 9\).*is \(3, H, W\)"),
        ({"x": np.ones((3, 0, 9))}, r"\(3, 0, 9\)"),
        ({"x": np.full((3, 9, 9), np.nan)}, "NaN"),
        ({"x": np.full((3, 9, 9), 0.5)}, r"x \* 255"),
        ({"x": np.full((3, 9, 9), 256)}, "goes from 256 to 256"),
        ({"x": np.full((3, 9, 9), -1)}, "goes from -1 to -1"),
        ({"x": "dog"}, "x"),
        ({"look": 0}, "look"),
        ({"look": 7}, "look"),
        ({"look": "dog"}, "look"),
    ],
)
def test_what_cannot_be_is_told(state, told):
    with pytest.raises((TypeError, traitlets.TraitError), match=told):
        explore.dog_classifier(**state)


def test_missing_weights_are_told(tmp_path, monkeypatch):
    module = sys.modules["cnn_course.explore.dog_classifier"]
    monkeypatch.setattr(efficientnet, "WEIGHTS", tmp_path / "lite0.npz")
    monkeypatch.setattr(module, "_loaded", efficientnet.dog_classifier)
    explorer = explore.dog_classifier()
    assert "there are no weights at" in repr(explorer)
    assert explorer._repr_mimebundle_()["image/svg+xml"].startswith("<svg")


def test_names_are_escaped():
    board = drawing.classified(
        "<script>",
        np.zeros((3, 224, 224)),
        np.full(1000, 1e-3),
        0,
        np.zeros((7, 7)),
    )
    assert "<script>" not in board.svg()
