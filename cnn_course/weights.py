"""Weights in a file: saved whole or not at all, and read without pickle."""

import contextlib
import os
from pathlib import Path

import numpy as np

from cnn_course.checks import file_name, ready
from cnn_course.lenet import LeNet5

TRAINED = Path(__file__).parent / "data" / "weights" / "lenet5.npz"


def save_weights(net, path):
    """Write all that a network has learnt to a file, as ``.npz``.

    The file is written beside the old one and then takes its place, so that
    a full disk or a lost power supply leaves a file that can be read.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        path: of the file; its folder must be there.

    Raises:
        TypeError: ``net`` is no network, or ``path`` names no file.
        OSError: the file cannot be written; the old one is as it was.
    """
    ready(net, "layers", "net", "LeNet5()")
    write_arrays(path, named(net))


def load_weights(net, path):
    """Put the weights of a file into a network of the same layers.

    Args:
        net: a :class:`cnn_course.lenet.Network`; it is changed, or, if
            anything does not fit, left as it was.
        path: what :func:`save_weights` wrote.

    Returns:
        The network.

    Raises:
        TypeError: ``net`` is no network, or ``path`` names no file.
        FileNotFoundError: there is no such file.
        ValueError: the file is damaged, or does not fit; the message says
            which array has which shape.
    """
    ready(net, "layers", "net", "LeNet5()")
    return put(path, read_arrays(path), net)


def put(path, stored, net):
    """Put arrays by name into a network; ``path`` is where they came from.

    Raises:
        ValueError: they don't fit; the network is left as it was.
    """
    wanted = named(net)
    if stored.keys() != wanted.keys():
        missing = _few(wanted.keys() - stored.keys())
        strange = _few(stored.keys() - wanted.keys())
        raise ValueError(
            f"{path} is of another network: it lacks {missing}, and has "
            f"{strange} too many; build the network that was saved"
        )
    fitting = {}
    for name, values in wanted.items():
        try:
            fitting[name] = _fitted(stored[name], values)
        except ValueError as error:
            raise ValueError(f"{path}: {name} {error}") from None
    for name, values in wanted.items():
        values[...] = fitting[name]
    return net


def _fitted(stored, values):
    """Return stored numbers in the dtype of those whose place they take."""
    if stored.shape != values.shape:
        raise ValueError(
            f"has shape {stored.shape}, but the network needs {values.shape}"
        )
    if stored.dtype.kind not in "iuf":
        raise ValueError(
            f"has dtype {stored.dtype}, but weights are real numbers"
        )
    with np.errstate(over="ignore"):
        fitting = stored.astype(values.dtype)
    if not np.isfinite(fitting).all():
        raise ValueError(
            "holds NaN, infinity or a number that is too large for "
            f"{values.dtype}"
        )
    return fitting


def trained_lenet():
    """Return LeNet-5 as `tools/train_lenet.py` trained it on MNIST.

    It takes images (N, 1, 32, 32) from `load_mnist(pad=2)`, and answers
    about 99 of 100 test images rightly.
    """
    return load_weights(LeNet5(), TRAINED)


def named(net):
    """Return the network's arrays by name: "0.w", "0.b", "3.w" and so on."""
    return {
        f"{place}.{name}": values
        for place, layer in enumerate(net.layers)
        for name, values in layer.params.items()
    }


def flattened(net):
    """Return all that a network has learnt as one array, (param_count,)."""
    return np.concatenate([values.ravel() for values in named(net).values()])


def adopt(net, flat):
    """Let a network have its parameters in ``flat``, in `flattened`'s order.

    Nothing is copied: the parameters are views of it from now on.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        flat: (param_count,), such as a file that is mapped.

    Returns:
        The network.
    """
    start = 0
    for params in _each_params(net.layers):
        for name, values in params.items():
            piece = flat[start : start + values.size]
            params[name] = piece.reshape(values.shape)
            start += values.size
    return net


def _each_params(layers):
    """Yield the parameters of each layer, and of those inside a chain."""
    for layer in layers:
        inside = getattr(layer, "layers", None)
        if inside is None:
            yield layer.params
        else:
            yield from _each_params(inside)


def write_arrays(path, arrays):
    """Write arrays by name to a file, whole or not at all.

    Raises:
        TypeError: ``path`` names no file.
        OSError: the file cannot be written; the old one is as it was.
    """
    path = file_name(path)
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def read_arrays(path):
    """Return the arrays of a file by name.

    Raises:
        TypeError: ``path`` names no file.
        FileNotFoundError: there is no such file.
        ValueError: it is damaged, or no file of arrays.
    """
    path = file_name(path)
    try:
        file = np.load(path, allow_pickle=False)
        if isinstance(file, np.ndarray):
            raise ValueError("it is a single array")
        with file:
            return {name: file[name] for name in file.files}
    except FileNotFoundError:
        raise FileNotFoundError(
            f"there are no weights at {path}; save_weights writes them"
        ) from None
    except Exception as error:  # what is damaged can raise anything
        raise ValueError(
            f"{path} cannot be read as weights ({error}); save them again"
        ) from None


def _few(names):
    """Return some names as text."""
    names = sorted(names)
    shown = ", ".join(names[:4]) or "nothing"
    return f"{shown}, … ({len(names)} in all)" if names[4:] else shown
