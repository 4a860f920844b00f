"""Explorers: pictures of numbers that answer while you move them."""

from cnn_course.explore.convolution import Convolution as convolution

__all__ = ["convolution"]
