"""Convolution with fewer multiplications, for filters of 3×3 cells.

Four outputs that lie in a row read six cells, and each is a sum of three
products: twelve in all. Winograd found that six are enough. Add the cells up
in six ways, and so the weights; multiply the sixes; add the products up in
four ways: these are the outputs. For 4×4 outputs, both ways at once, it takes
36 products instead of 144.

To add up takes time as well. But what is made of the cells of a channel
serves all filters, and what is made of a filter serves all places. So this
pays where there are many of both, and :func:`pays` says when. The numbers are
rounded more often on the way: float32 outputs are off by about a hundred
thousandth of the largest.

A tile is 6×6 cells, or the 4×4 outputs that they make. Arrays here are
(N, C, 4·TH + 2, 4·TW + 2), already padded, for TH × TW tiles. Nothing is
checked: that is done in :mod:`cnn_course.conv`.

Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks"
(2015), F(4×4, 3×3); the tables are there B transposed, G and A transposed.
"""

from functools import cache

import numpy as np
from numpy.lib.stride_tricks import as_strided

SIDE = 4  # outputs of a tile, down and across
MANY = 48  # channels, and filters, from which on it pays
WIDE = 20  # outputs, down and across, from which on it pays

TABLES = {
    "cells": [
        [4, 0, -5, 0, 1, 0],
        [0, -4, -4, 1, 1, 0],
        [0, 4, -4, -1, 1, 0],
        [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0],
        [0, 4, 0, -5, 0, 1],
    ],
    "weights": [
        [1 / 4, 0, 0],
        [-1 / 6, -1 / 6, -1 / 6],
        [-1 / 6, 1 / 6, -1 / 6],
        [1 / 24, 1 / 12, 1 / 6],
        [1 / 24, -1 / 12, 1 / 6],
        [0, 0, 1],
    ],
    "outputs": [
        [1, 1, 1, 1, 1, 0],
        [0, 1, -1, 2, -2, 0],
        [0, 1, 1, 4, 4, 0],
        [0, 1, -1, 8, -8, 1],
    ],
}


def pays(x, w, place):
    """Return whether it is possible here, and faster than strips.

    Measured with 48 to 128 channels on maps of 20 to 112 cells: forward
    1.2 to 2.8 times as fast, back 1.2 to 2.4 times.
    """
    return (
        place.window == (3, 3)
        and place.stride == (1, 1)
        and max(place.rows + place.columns) < 3
        and min(w.shape[:2]) >= MANY
        and min(place.out) >= WIDE
        and x.dtype in (np.float32, np.float64)
        and x.strides[0] > x.itemsize
    )


def filters(w):
    """Return what is made of the filters (FN, C, 3, 3): (36, FN, C)."""
    FN, C, _, _ = w.shape
    each = _both("weights", np.dtype(float)) @ w.reshape(FN * C, 9).T
    return each.reshape(36, FN, C).astype(w.dtype)


def convolve(x, made):
    """Return the outputs (N, FN, 4·TH, 4·TW).

    Args:
        x: cells, (N, C, 4·TH + 2, 4·TW + 2).
        made: of the filters, as from :func:`filters`.
    """
    N, _, H, W = x.shape
    TH, TW, FN = H // SIDE, W // SIDE, made.shape[1]
    products = np.matmul(made, tiles(x)).reshape(36, -1)
    outputs = _both("outputs", x.dtype) @ products
    y = np.empty((N, FN, TH, SIDE, TW, SIDE), x.dtype)
    each = outputs.reshape(SIDE, SIDE, FN, N, TH, TW)
    y.transpose(3, 5, 1, 0, 2, 4)[...] = each
    return y.reshape(N, FN, TH * SIDE, TW * SIDE)


def filter_gradient(dy, x):
    """Return dw (FN, C, 3, 3): each table the other way round.

    Args:
        dy: (N, FN, 4·TH, 4·TW); 0 where an output lies outside of y.
        x: cells, (N, C, 4·TH + 2, 4·TW + 2).
    """
    N, FN, H, W = dy.shape
    each = dy.reshape(N, FN, H // SIDE, SIDE, W // SIDE, SIDE)
    outputs = each.transpose(3, 5, 1, 0, 2, 4).reshape(SIDE * SIDE, -1)
    products = (_both("outputs", dy.dtype).T @ outputs).reshape(36, FN, -1)
    made = np.matmul(products, tiles(x).transpose(0, 2, 1))
    dw = _both("weights", np.dtype(float)).T @ made.reshape(36, -1)
    return dw.T.reshape(FN, -1, 3, 3).astype(dy.dtype)


def tiles(x):
    """Return what is made of the cells: (36, C, N·TH·TW)."""
    N, C, H, W = x.shape
    n, c, down, across = x.strides
    each = as_strided(
        x,
        (6, 6, C, N, H // SIDE, W // SIDE),
        (down, across, c, n, SIDE * down, SIDE * across),
    )
    return (_both("cells", x.dtype) @ each.reshape(36, -1)).reshape(36, C, -1)


@cache
def _both(name, dtype):
    """Return a table that adds up down and across at once."""
    return np.kron(TABLES[name], TABLES[name]).astype(dtype)
