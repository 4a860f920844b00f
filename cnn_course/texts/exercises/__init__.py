"""What the exercises say, one file a lesson, both languages in it."""

from cnn_course.texts.exercises import (
    general,
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
)

MODULES = (
    general,
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
)
EN = {key: text for module in MODULES for key, text in module.EN.items()}
KO = {key: text for module in MODULES for key, text in module.KO.items()}
