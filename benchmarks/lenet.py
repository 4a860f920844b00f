"""How long LeNet-5 takes for an epoch of MNIST: NumPy beside the frameworks.

python benchmarks/lenet.py [--batch 64 128] [--images 60000] [--rounds 5]

All train the same network with the same batches, SGD with momentum, and data
that is in memory, in float32; nothing is evaluated meanwhile. They take turns,
so that a slow minute of the machine is slow for all of them, and the medians
are compared. Each has a process of its own, and sleeps while others run:
threads of one framework that still spin would slow down the next. Contenders:

    numpy    cnn_course.fit, one process on one thread
    numpy2   the same with two workers, as fit does by itself on two cores
    book     im2col and col2im, whole batch at once, as textbooks have it
    torch    PyTorch, eager, on two threads
    keras    Keras 3 on TensorFlow, model.fit (if it is installed)

PyTorch is faster when freed memory is kept for the next step. So the script
starts itself again with an allocator that does so for all, see tuned.py.
"""

import argparse
import multiprocessing
import os
import sys
import time

import tuned

if __name__ == "__main__":
    tuned.restart()

import numpy as np

import cnn_course as cc
from cnn_course import book, data
from cnn_course.frameworks import loads

RATE, MOMENTUM, THREADS = 0.05, 0.9, 2


def numpy_epoch(x, y, batch, workers=1):
    """Return a function that trains for an epoch."""
    net = cc.LeNet5()
    optimizer = cc.SGD(RATE, MOMENTUM)
    rest = {"decay": False, "progress": False, "workers": workers}

    def epoch():
        cc.fit(net, x, y, 1, batch, optimizer, **rest)

    return epoch


def numpy2_epoch(x, y, batch):
    """Return a function that trains for an epoch, with two workers."""
    return numpy_epoch(x, y, batch, workers=2)


def book_epoch(x, y, batch):
    """Return a function that trains for an epoch."""
    net = cc.LeNet5(activation=book.BookReLU, pool=book.BookMaxPool2D)
    for at in (0, 3):
        FN, C, FH, _ = net.layers[at].params["w"].shape
        net.layers[at] = book.BookConv2D(C, FN, FH, seed=at)
    optimizer, loss = cc.SGD(RATE, MOMENTUM), cc.SoftmaxLoss()
    rng = np.random.default_rng(0)

    def epoch():
        order = rng.permutation(len(x))
        with cc.train.one_thread():
            for at in range(0, len(x), batch):
                rows = order[at : at + batch]
                loss.forward(net.forward(x[rows]), y[rows])
                net.backward(loss.backward())
                optimizer.step(net.layers)

    return epoch


def torch_epoch(x, y, batch):
    """Return a function that trains for an epoch."""
    import torch
    from torch import nn

    torch.set_num_threads(THREADS)
    net = nn.Sequential(
        *(nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 120), nn.ReLU()),
        *(nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )
    optimizer = torch.optim.SGD(net.parameters(), RATE, MOMENTUM)
    loss = nn.CrossEntropyLoss()
    x, y = torch.from_numpy(x), torch.from_numpy(y).long()

    def epoch():
        order = torch.randperm(len(x))
        for at in range(0, len(x), batch):
            rows = order[at : at + batch]
            optimizer.zero_grad()
            loss(net(x[rows]), y[rows]).backward()
            optimizer.step()

    return epoch


def keras_epoch(x, y, batch):
    """Return a function that trains for an epoch."""
    os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="")
    loads("Keras")  # in an order in which PyTorch can still train
    import keras
    import tensorflow
    from keras import layers as kl

    tensorflow.config.threading.set_intra_op_parallelism_threads(THREADS)
    tensorflow.config.threading.set_inter_op_parallelism_threads(THREADS)
    relu = {"activation": "relu"}
    net = keras.Sequential(
        [
            *(kl.Conv2D(6, 5, **relu), kl.MaxPool2D()),
            *(kl.Conv2D(16, 5, **relu), kl.MaxPool2D(), kl.Flatten()),
            *(kl.Dense(120, **relu), kl.Dense(84, **relu), kl.Dense(10)),
        ]
    )
    net.compile(
        keras.optimizers.SGD(RATE, MOMENTUM),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    x = np.ascontiguousarray(x.transpose(0, 2, 3, 1))

    def epoch():
        net.fit(x, y, batch, epochs=1, verbose=0)

    return epoch


CONTENDERS = {
    "numpy": numpy_epoch,
    "numpy2": numpy2_epoch,
    "book": book_epoch,
    "torch": torch_epoch,
    "keras": keras_epoch,
}


def contend(name, images, batch, line):
    """Be a contender: train for an epoch whenever one is asked for."""
    mnist = data.load_mnist(pad=2)
    x, y = mnist.x_train[:images], mnist.y_train[:images]
    try:
        epoch = CONTENDERS[name](x, y, batch)
        CONTENDERS[name](x[: 20 * batch], y[: 20 * batch], batch)()  # warm
    except ImportError as missing:
        line.send(str(missing))
        return
    line.send(None)
    while line.recv():
        start = time.perf_counter()
        epoch()
        line.send(time.perf_counter() - start)


def race(names, images, batch, rounds):
    """Return the seconds of every epoch, by contender."""
    spawn = multiprocessing.get_context("spawn")
    lines, seconds = {}, {}
    for name in names:
        line, other = spawn.Pipe()
        rest = name, images, batch, other
        spawn.Process(target=contend, args=rest, daemon=True).start()
        missing = line.recv()
        if missing:
            print(f"without {name}: {missing}", file=sys.stderr)
        else:
            lines[name], seconds[name] = line, []
    for _ in range(rounds):
        for name, line in lines.items():
            line.send(True)
            seconds[name].append(line.recv())
    for line in lines.values():
        line.send(False)
    return seconds


def main():
    """Print a table for each batch size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--batch", type=int, nargs="+", default=[64, 128])
    parser.add_argument("--images", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=list(CONTENDERS))
    options = parser.parse_args()
    for batch in options.batch:
        seconds = race(options.only, options.images, batch, options.rounds)
        told = f"{options.images:,} images, {options.rounds} rounds"
        print(f"\nbatch {batch}, {told}")
        ours = [name for name in seconds if name.startswith("numpy")]
        print("contender   s/epoch   quickest", *(f"{n:>8}/it" for n in ours))
        for name, each in seconds.items():
            middle = np.median(each)
            shares = [np.median(seconds[n]) / middle for n in ours]
            print(
                f"{name:<10} {middle:8.2f} {min(each):10.2f}",
                *(f"{share:11.2f}" for share in shares),
            )


if __name__ == "__main__":
    main()
