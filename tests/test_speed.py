"""The tricks: each comes to the same, and each is really switched on."""

from contextlib import ExitStack

import numpy as np
import pytest

import cnn_course as cc
from cnn_course import book, speed
from cnn_course.data import load_mnist


def stepped(tricks, steps=3):
    """Return the parameters of LeNet-5 after a few steps with some tricks."""
    mnist = load_mnist(pad=2)
    found = []
    made = speed._net

    def remember(*arguments):
        found.append(made(*arguments))
        return found[-1]

    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setattr(speed, "_net", remember)
        x, y = mnist.x_train[:128], mnist.y_train[:128]
        step = speed.stepper(x, y, tricks, 128, steps, stack)
        for _ in range(steps):
            step()
    (net,) = found
    return [v for layer in net.layers for v in layer.params.values()]


BOOK = stepped(())


@pytest.mark.parametrize("trick", speed.TRICKS)
def test_each_trick_alone_comes_to_the_same(trick):
    for one, other in zip(stepped([trick]), BOOK, strict=True):
        np.testing.assert_allclose(one, other, atol=2e-4)


@pytest.mark.parametrize("count", range(1, len(speed.TRICKS) + 1))
def test_they_come_to_the_same_together(count):
    found = stepped(speed.TRICKS[:count])
    for one, other in zip(found, BOOK, strict=True):
        np.testing.assert_allclose(one, other, atol=2e-4)
    assert found[0].dtype == np.float32


def test_times_are_told_by_trick():
    mnist = load_mnist(pad=2)
    x, y = mnist.x_train[:64], mnist.y_train[:64]
    times = speed.step_times(x, y, ["strips"], batch_size=64, rounds=1)
    assert list(times) == ["book", "strips"]
    assert all(0 < each < 10 for each in times.values())


def test_what_does_not_fit_is_told():
    x, y = np.zeros((5, 1, 32, 32), np.float32), np.zeros(5, int)
    with pytest.raises(ValueError, match="'magic' is none of float32, slices"):
        speed.step_times(x, y, ["magic"], batch_size=5)
    with pytest.raises(ValueError, match="5 images are no batch of 128"):
        speed.step_times(x, y)


def test_the_layers_of_books_do_what_ours_do():
    rng = np.random.default_rng(0)
    x = rng.integers(-3, 4, (3, 2, 9, 7)).astype(float)
    ours, theirs = cc.Conv2D(2, 4, (4, 2)), book.BookConv2D(2, 4, (4, 2))
    pairs = [(ours, theirs), (cc.ReLU(), book.BookReLU())]
    pairs += [(cc.MaxPool2D(2), book.BookMaxPool2D(2))]
    a = b = x
    for one, other in pairs:
        a, b = one.forward(a), other.forward(b)
        np.testing.assert_allclose(a, b)
    a = b = rng.normal(size=a.shape)
    for one, other in reversed(pairs):
        a, b = one.backward(a), other.backward(b)
        np.testing.assert_allclose(a, b)
    for name, gradient in ours.grads.items():
        np.testing.assert_allclose(theirs.grads[name], gradient)
