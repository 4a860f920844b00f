"""Explorers: pictures of numbers that answer while you move them."""

from cnn_course.explore.convolution import Convolution as convolution
from cnn_course.explore.dog_classifier import (
    DogClassifier as dog_classifier,
)
from cnn_course.explore.draw_digit import DrawDigit as draw_digit
from cnn_course.explore.filters import Filters as filters
from cnn_course.explore.im2col import Im2col as im2col
from cnn_course.explore.network import NetworkExplorer as network
from cnn_course.explore.pooling import Pooling as pooling
from cnn_course.explore.receptive_field import (
    ReceptiveField as receptive_field,
)
from cnn_course.explore.sizes import Sizes as sizes

__all__ = [
    "convolution",
    "dog_classifier",
    "draw_digit",
    "filters",
    "im2col",
    "network",
    "pooling",
    "receptive_field",
    "sizes",
]
