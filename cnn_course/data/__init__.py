"""Pictures to learn from, all in the package: MNIST, photographs, animals."""

from cnn_course.data.drawing import digit_from_text
from cnn_course.data.files import DataError
from cnn_course.data.mnist import MNIST, load_mnist, load_test_digits
from cnn_course.data.photos import (
    animal_names,
    load_animal,
    load_photo,
    photo_names,
    read_picture,
)
from cnn_course.data.strokes import drawn_digit, drawn_digits

__all__ = [
    "MNIST",
    "DataError",
    "animal_names",
    "digit_from_text",
    "drawn_digit",
    "drawn_digits",
    "load_animal",
    "load_mnist",
    "load_photo",
    "load_test_digits",
    "photo_names",
    "read_picture",
]
