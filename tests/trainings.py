"""Something small to train on: bars in noise, and a net for them."""

import numpy as np

import cnn_course as cc


def bars(count=120, seed=0):
    """Upright, level and no bars in 6×6 noise: three classes, easily told."""
    rng = np.random.default_rng(seed)
    x = rng.normal(0, 0.2, (count, 1, 6, 6)).astype(np.float32)
    y = rng.integers(0, 3, count)
    for image, label, at in zip(x, y, rng.integers(0, 6, count), strict=True):
        if label == 0:
            image[0, :, at] += 1
        if label == 1:
            image[0, at] += 1
    return x, y


def small_net(seed=0):
    rng = np.random.default_rng(seed)
    return cc.Network(
        [
            cc.Conv2D(1, 8, 3, seed=rng),
            cc.ReLU(),
            cc.MaxPool2D(2),
            cc.Flatten(),
            cc.Dense(32, 3, seed=rng),
        ]
    )
