"""Weights come back as they went, or not at all, and say why."""

import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_course import LeNet5, load_weights, save_weights, trained_lenet
from cnn_course.data import load_mnist
from cnn_course.layers import Dense, Flatten, ReLU
from cnn_course.lenet import Network


def small(seed=0, inputs=4):
    return Network([Flatten(), Dense(inputs, 2, seed=seed), ReLU()])


def numbers(net):
    return [v.copy() for layer in net.layers for v in layer.params.values()]


def same(one, other):
    return all(map(np.array_equal, numbers(one), numbers(other)))


def test_there_and_back(tmp_path):
    path = tmp_path / "net.npz"
    saved = LeNet5(seed=3)
    save_weights(saved, path)
    other = LeNet5(seed=4)
    assert not same(saved, other)
    assert load_weights(other, path) is other
    assert same(saved, other)
    assert list(tmp_path.iterdir()) == [path]


def test_another_network_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "net.npz"
    save_weights(small(), path)
    wide = small(inputs=5)
    before = numbers(wide)
    with pytest.raises(ValueError, match=r"1.w has shape \(4, 2\).*\(5, 2\)"):
        load_weights(wide, path)
    with pytest.raises(
        ValueError, match=r"lacks 0.b, .*10 in all.*has 1.b, 1.w too"
    ):
        load_weights(LeNet5(), path)
    assert all(map(np.array_equal, before, numbers(wide)))


@pytest.mark.parametrize("kept", [0, 1, 10, 100, 300])
def test_a_cut_file_is_refused(tmp_path, kept):
    path = tmp_path / "net.npz"
    save_weights(small(), path)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ValueError, match="cannot be read as weights"):
        load_weights(small(), path)


def test_a_flipped_bit_is_refused(tmp_path):
    path = tmp_path / "net.npz"
    net = small()
    save_weights(net, path)
    content = bytearray(path.read_bytes())
    place = content.index(net.layers[1].params["w"].tobytes())
    content[place] ^= 1
    path.write_bytes(content)
    with pytest.raises(ValueError, match="cannot be read as weights"):
        load_weights(small(), path)


def test_pickles_and_single_arrays_are_refused(tmp_path):
    path = tmp_path / "net.npz"
    evil = np.array([{"a": 1}], dtype=object)
    np.savez(path, **{"1.w": evil, "1.b": evil})
    with pytest.raises(ValueError, match="cannot be read"):
        load_weights(small(), path)
    single = tmp_path / "net.npy"
    np.save(single, np.zeros(3))
    with pytest.raises(ValueError, match="single array"):
        load_weights(small(), single)


def test_nan_is_refused(tmp_path):
    path = tmp_path / "net.npz"
    net = small()
    net.layers[1].params["w"][0, 0] = np.nan
    save_weights(net, path)
    with pytest.raises(ValueError, match=r"1\.w holds NaN"):
        load_weights(small(), path)


@pytest.mark.parametrize("kind", [np.float16, np.float64, np.int8])
def test_other_real_numbers_are_taken(kind, tmp_path):
    path = tmp_path / "net.npz"
    w, b = np.arange(8).reshape(4, 2).astype(kind), np.ones(2, kind)
    np.savez(path, **{"1.w": w, "1.b": b})
    dense = load_weights(small(), path).layers[1]
    assert dense.params["w"].dtype == np.float32
    assert np.array_equal(dense.params["w"], w)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1e300, "too large for float32"),
        (-1e300, "too large for float32"),
        (1 + 2j, "dtype complex128"),
        ("1.5", "dtype <U3"),
        (True, "dtype bool"),
    ],
)
def test_what_is_no_weight_is_refused(number, told, tmp_path):
    path = tmp_path / "net.npz"
    np.savez(path, **{"1.w": np.zeros((4, 2)), "1.b": np.full(2, number)})
    net = small(seed=5)
    with pytest.raises(ValueError, match=rf"1\.b .*{told}"):
        load_weights(net, path)
    assert same(net, small(seed=5))


@given(st.data())
def test_a_file_with_a_few_other_bytes_is_refused_or_the_same(data):
    net = small(seed=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net.npz"
        save_weights(net, path)
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(content) - 1))
            content[place] = data.draw(st.integers(0, 255))
        path.write_bytes(content)
        try:
            other = load_weights(small(), path)
        except ValueError:
            return
        assert same(other, net)


@pytest.mark.parametrize("net", [None, LeNet5, ReLU(), [Flatten()]])
def test_what_is_no_network_is_told(net, tmp_path):
    for act in (save_weights, load_weights):
        with pytest.raises(TypeError, match="net must be an object such as"):
            act(net, tmp_path / "net.npz")


@pytest.mark.parametrize("path", [None, 5, "", ".", b"net.npz", ["a"]])
def test_what_names_no_file_is_told(path):
    for act in (save_weights, load_weights):
        with pytest.raises(TypeError, match="path must be the name of a file"):
            act(small(), path)


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="no weights at"):
        load_weights(small(), tmp_path / "none.npz")


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "net.npz"
    save_weights(small(seed=1), path)

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save_weights(small(seed=2), path)
    assert same(load_weights(small(), path), small(seed=1))
    assert list(tmp_path.iterdir()) == [path]


def test_the_trained_net_reads_99_of_100_digits():
    mnist = load_mnist(pad=2)
    answers = trained_lenet().predict(mnist.x_test)
    assert np.mean(answers == mnist.y_test) >= 0.99
