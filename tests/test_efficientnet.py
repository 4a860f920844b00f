"""The dog classifier: PyTorch's numbers, its answers, its pictures."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnn_course import data, efficientnet, vision
from cnn_course.layers import Conv2D
from cnn_course.modern import Chain, Residual

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def net():
    return efficientnet.dog_classifier()


def photographs():
    """The course's ten pictures, and what turning and cropping make."""
    whole = {name: data.load_photo(name) for name in data.photo_names()}
    for name in data.animal_names():
        whole[name] = data.load_animal(name)
    turned = {f"{name} turned": x[:, :, ::-1] for name, x in whole.items()}
    parts = {
        f"{name} cropped": x[:, : x.shape[1] * 3 // 4, x.shape[2] // 4 :]
        for name, x in whole.items()
    }
    return {**whole, **turned, **parts}


PHOTOGRAPHS = photographs()


def test_there_are_enough_photographs():
    assert len(PHOTOGRAPHS) >= 20


@pytest.fixture(scope="module")
def theirs(net):
    """The same weights in PyTorch, as the benchmark has them."""
    pytest.importorskip("torch", reason="PyTorch judges where it is there")
    sys.path.append(str(ROOT / "benchmarks"))
    try:
        from efficientnet import in_torch
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    return in_torch(net).eval()


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_the_scores_are_those_of_pytorch(net, theirs, name):
    import torch

    x = efficientnet.prepare(PHOTOGRAPHS[name])
    with torch.no_grad():
        expected = theirs(torch.from_numpy(np.ascontiguousarray(x))).numpy()
    scores = net.forward(x)
    np.testing.assert_allclose(scores, expected, atol=1e-3)
    assert scores.argmax() == expected.argmax()


@pytest.fixture(scope="module")
def trained():
    """What the net that was trained says, before anything was rounded.

    tools/make_efficientnet.py asked it in PyTorch, by code of its own.
    """
    with np.load(Path(__file__).with_name("efficientnet_scores.npz")) as file:
        return {name: file[name].astype(np.float32) for name in file}


def test_every_photograph_was_asked_about(trained):
    assert list(trained) == list(PHOTOGRAPHS)


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_the_scores_are_those_of_the_net_that_was_trained(net, trained, name):
    """16 bits for a weight, and for a score here, move it by 0.03."""
    scores = net.forward(efficientnet.prepare(PHOTOGRAPHS[name]))[0]
    np.testing.assert_allclose(scores, trained[name], atol=0.03)
    assert scores.argmax() == trained[name].argmax()


def test_the_gradient_is_that_of_pytorch(net, theirs):
    """In double precision: no cell near 0 falls on the other side of it."""
    import torch

    x = efficientnet.prepare(data.load_animal("dog")).astype(float)
    tensor = torch.from_numpy(np.ascontiguousarray(x)).requires_grad_()
    score = deepcopy(theirs).double()(tensor)[0, 248]
    score.backward()
    dx = vision.input_gradient(net, x, (len(net.layers) - 1, 248))
    np.testing.assert_allclose(net.forward(x)[0, 248], score.item())
    np.testing.assert_allclose(dx, tensor.grad, rtol=1e-6, atol=1e-10)


def answers(net, photo):
    return net.probabilities(efficientnet.prepare(photo))


EXPECTED = {
    "dingo": ["dingo"],
    "elephant": ["tusker", "African elephant", "Indian elephant"],
    "fox": ["red fox", "kit fox", "grey fox"],
    "tiger": ["tiger"],
    "zebra": ["zebra"],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_no_dog_is_no_dog(net, name):
    sure = answers(net, data.load_animal(name))
    assert efficientnet.top_classes(sure)[0][0] in EXPECTED[name]
    most = 0.25 if name == "dingo" else 0.02  # a dingo is nearly one
    assert efficientnet.dog_probability(sure) < most


def test_a_dog_is_a_dog_and_a_cat_is_a_cat(net):
    dog = answers(net, data.load_animal("dog"))
    assert efficientnet.dog_probability(dog) > 0.8
    best = [name for name, _ in efficientnet.top_classes(dog, 2)]
    assert best == ["Eskimo dog", "Siberian husky"]
    cat = answers(net, data.load_photo("chelsea"))
    assert efficientnet.dog_probability(cat) < 0.01
    first = [name for name, _ in efficientnet.top_classes(cat, 3)]
    assert set(first) == {"Egyptian cat", "tiger cat", "tabby"}


def test_the_net_is_the_one_of_the_paper(net):
    """Expected: table 1 of the paper, and what Lite0 changes."""
    sizes = [made.shape[1:] for made in net.activations(blank())]
    chains = [
        size
        for size, layer in zip(sizes, net.layers, strict=True)
        if isinstance(layer, Chain)
    ]
    ends = [0, 2, 4, 7, 10, 14, 15]  # the last block of each stage
    assert [chains[end] for end in ends] == [
        *[(16, 112, 112), (24, 56, 56), (40, 28, 28), (80, 14, 14)],
        *[(112, 14, 14), (192, 7, 7), (320, 7, 7)],
    ]
    assert sum(isinstance(layer, Residual) for layer in net.layers) == 9
    # 4,652,008 parameters of PyTorch's, where each of the 49 batch
    # normalisations has two a channel and here the bias does
    convolutions = [
        part
        for layer in net.layers
        for part in getattr(layer, "layers", [layer])
        if isinstance(part, Conv2D)
    ]
    biases = sum(len(conv.params["b"]) for conv in convolutions)
    assert len(convolutions) == 49
    assert net.param_count + biases == 4_652_008


def blank():
    return np.zeros((1, 3, 224, 224), np.float32)


def test_several_pictures_at_once_give_the_same(net):
    names = ["dog", "fox", "zebra"]
    x = [efficientnet.prepare(data.load_animal(name)) for name in names]
    together = net.forward(np.concatenate(x))
    for one, scores in zip(x, together, strict=True):
        np.testing.assert_allclose(net.forward(one)[0], scores, atol=1e-4)


def test_the_class_activation_map_is_exact_and_on_the_animal(net):
    x = efficientnet.prepare(data.load_animal("dog"))
    scores, bias = net.forward(x)[0], net.layers[-1].params["b"]
    for k in (248, 340, 0):
        where = vision.class_activation_map(net, x, k)
        assert where.shape == (1, 7, 7)
        assert where.mean() + bias[k] == pytest.approx(scores[k], abs=1e-4)


def test_feature_maps_are_those_of_every_depth(net):
    x = efficientnet.prepare(data.load_animal("dog"))
    before = [layer.seen for layer in net.layers]
    maps = efficientnet.feature_maps(net, x)
    for layer, old in zip(net.layers, before, strict=True):
        assert layer.seen is old
    sizes = [made.shape[1:] for made in maps]
    assert len(sizes) == 18
    assert sizes[0] == (32, 112, 112) and sizes[-1] == (1280, 7, 7)
    for made in maps:
        assert 0 <= made.min() and made.max() <= 6
    made = net.activations(x)
    np.testing.assert_array_equal(maps[0], made[1])
    np.testing.assert_array_equal(maps[-1], made[19])


def test_classes():
    names = efficientnet.class_names()
    assert len(names) == 1000
    assert names[0] == "tench" and names[999] == "toilet tissue"
    dogs = names[efficientnet.DOGS]
    assert len(dogs) == 118
    assert (dogs[0], dogs[-1]) == ("Chihuahua", "Mexican hairless")
    assert (names[150], names[269]) == ("sea lion", "timber wolf")
    assert (names[273], names[277]) == ("dingo", "red fox")


@pytest.mark.parametrize("shape", [(3, 224, 224), (3, 90, 400), (3, 300, 7)])
def test_a_photograph_is_prepared_and_restored(shape):
    photo = np.full(shape, 100.0)
    photo[1] = 255
    x = efficientnet.prepare(photo)
    assert x.shape == (1, 3, 224, 224) and x.dtype == np.float32
    np.testing.assert_allclose(x[0, 0], (100 - 127) / 128)
    np.testing.assert_allclose(x[0, 1], (255 - 127) / 128)
    back = efficientnet.restored(x)
    assert back.shape == (3, 224, 224)
    np.testing.assert_allclose(back[:2, 5, 7], [100, 255])


def test_the_middle_of_a_photograph_is_taken():
    rng = np.random.default_rng(0)
    photo = rng.integers(0, 256, (3, 224, 300)).astype(np.float32)
    back = efficientnet.restored(efficientnet.prepare(photo))
    np.testing.assert_allclose(back, photo[:, :, 38:262], atol=1e-3)


@pytest.mark.parametrize("shape", [(3, 1, 10**6), (3, 10**6, 2)])
def test_of_a_very_long_photograph_only_the_middle_is_enlarged(shape):
    photo = np.zeros(shape, np.float32)
    middle = max(shape) // 2
    long = photo if shape[1] > 2 else photo.transpose(0, 2, 1)  # a view
    long[:, middle - 4 : middle + 4] = 255
    back = efficientnet.restored(efficientnet.prepare(photo))
    np.testing.assert_allclose(back, 255, atol=1e-3)


def test_a_picture_of_your_own(tmp_path, net):
    path = tmp_path / "mine.jpg"
    photo = data.load_photo("coffee").transpose(1, 2, 0).astype(np.uint8)
    Image.fromarray(photo).save(path)
    sure = answers(net, data.read_picture(path, longest=512))
    assert efficientnet.top_classes(sure, 1)[0][0] == "espresso"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: efficientnet.prepare(np.ones((224, 224))), r"colour is"),
        (lambda: efficientnet.prepare(np.ones((1, 9, 9))), r"\(1, 9, 9\)"),
        (lambda: efficientnet.prepare("dog"), "real numbers"),
        (lambda: efficientnet.top_classes(np.ones((2, 1000))), "one picture"),
        (lambda: efficientnet.dog_probability([1, 2]), r"\(2,\)"),
        (lambda: efficientnet.top_classes(np.ones(1000), 0), "count must be"),
        (lambda: efficientnet.restored(np.ones(5)), r"\(5,\)"),
    ],
)
def test_what_does_not_fit_is_told(call, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        call()


def test_missing_weights_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(efficientnet, "WEIGHTS", tmp_path / "lite0.npz")
    with pytest.raises(FileNotFoundError, match="there are no weights at"):
        efficientnet.dog_classifier()


def test_no_framework_is_needed():
    """It imports and answers where torch cannot be imported."""
    script = """
import json, sys
sys.modules["torch"] = sys.modules["matplotlib"] = None
from cnn_course import data, efficientnet as e
x = e.prepare(data.load_animal("tiger"))
print(json.dumps(e.top_classes(e.dog_classifier().probabilities(x), 1)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True
    )
    ((name, sure),) = json.loads(done.stdout)
    assert name == "tiger" and sure > 0.8


def test_the_data_say_where_they_come_from():
    told = (efficientnet.FOLDER / "README.md").read_text("utf-8")
    for file in efficientnet.FOLDER.iterdir():
        assert file.name in told or file.name == "README.md"
    weights = efficientnet.WEIGHTS
    assert weights.stat().st_size < 10e6
    with np.load(weights) as arrays:
        assert {arrays[name].dtype for name in arrays} == {np.dtype("f2")}
