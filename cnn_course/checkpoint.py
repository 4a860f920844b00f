"""Checkpoints: a training in a file, so that it can go on another time.

A checkpoint holds what the net has learnt, what the optimiser remembers and
the history. Which images come next follows from the number of steps taken.
"""

import json
import zlib

import numpy as np

from cnn_course.checks import file_name
from cnn_course.weights import named, put, read_arrays, write_arrays


def describe(net, schedule, optimizer):
    """Return what a training is, as a dict that two can be compared by."""
    return {
        "net": repr(net),
        "optimizer": {
            name: value
            for name, value in vars(optimizer).items()
            if name not in _memory(optimizer)
        },
        "steps": schedule.steps,
        "batch_size": schedule.batch_size,
        "decay": bool(schedule.decay),
        "seed": schedule.seed,
        "shift": schedule.shift,
        "images": [_fingerprint(schedule.x), _fingerprint(schedule.y)],
    }


def save_checkpoint(path, training, net, optimizer, history):
    """Write a training to a file, whole or not at all.

    Args:
        path: of the file; its folder must be there.
        training: what :func:`describe` says.
        net: a Network.
        optimizer: SGD, Adam, or one with a ``MEMORY`` of its own.
        history: a History.

    Raises:
        OSError: the file cannot be written; the old one is as it was.
    """
    arrays = {f"net.{key}": values for key, values in named(net).items()}
    for memory in _memory(optimizer):
        for (layer, name), value in getattr(optimizer, memory).items():
            if layer in net.layers:
                key = f"{memory}.{net.layers.index(layer)}.{name}"
                arrays[f"optimizer.{key}"] = np.asarray(value)
    for name, values in vars(history).items():
        arrays[f"history.{name}"] = np.asarray(values, float)
    arrays["training"] = np.asarray(_text(training))
    write_arrays(path, arrays)


def load_checkpoint(path, training, net, optimizer, history):
    """Put a file's state into net, optimizer and history; True if there.

    Arguments are those of :func:`save_checkpoint`.

    Raises:
        ValueError: the file is damaged or of another training; all three
            are left as they were.
    """
    path = file_name(path, "checkpoint")
    if not path.exists():
        return False
    arrays = read_arrays(path)
    _same_training(path, arrays, training)
    groups = {"net": {}, "optimizer": {}, "history": {}}
    for key, values in arrays.items():
        group, _, name = key.partition(".")
        groups.get(group, {})[name] = values
    try:
        remembered = _remembered(groups["optimizer"], net, optimizer)
        measured = [
            (vars(history)[name], values.reshape(len(values)).tolist())
            for name, values in groups["history"].items()
        ]
    except (LookupError, TypeError, ValueError):
        raise _no_checkpoint(path) from None
    put(path, groups["net"], net)
    for memory, parameter, value in remembered:
        memory[parameter] = value
    for row, values in measured:
        row[:] = values
    return True


def _remembered(stored, net, optimizer):
    """Return what an optimiser remembers: (memory, parameter, value) each.

    Raises:
        LookupError, ValueError: it is of another net or optimiser.
    """
    memories = {name: getattr(optimizer, name) for name in _memory(optimizer)}
    found = []
    for key, value in stored.items():
        memory, place, name = key.split(".", 2)
        parameter = net.layers[int(place)], name
        value = value.item() if value.ndim == 0 else value
        found.append((memories[memory], parameter, value))
    return found


def _no_checkpoint(path):
    """Return the error of a file that something else has written."""
    return ValueError(
        f"{path} is no checkpoint; give the name of another file"
    )


def _same_training(path, arrays, training):
    """Raise unless a file is of this training."""
    try:
        stored = dict(json.loads(str(arrays["training"])))
    except (KeyError, TypeError, ValueError):
        raise _no_checkpoint(path) from None
    for name, value in json.loads(_text(training)).items():
        if stored.get(name) != value:
            told = ""
            if name not in ("net", "images"):
                told = f": {name} was {stored.get(name)}, and now is {value}"
            raise ValueError(
                f"{path} is of a training with another {name}{told}. Train "
                "with the same arguments to go on, or delete the file to "
                "begin anew"
            )


def _text(training):
    """Return what a training is as text."""
    return json.dumps(training, default=repr)


def _memory(optimizer):
    """Return the names of what an optimiser remembers."""
    memory = getattr(optimizer, "MEMORY", None)
    if memory is None:
        raise TypeError(
            f"{optimizer} does not say in MEMORY what it remembers, so it "
            "can't be kept in a checkpoint; see SGD for how that is done"
        )
    return memory


def _fingerprint(array):
    """Return a number that is another one for other images."""
    return zlib.crc32(np.ascontiguousarray(array))
