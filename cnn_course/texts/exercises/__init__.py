"""What the exercises say, one file a lesson, both languages in it."""

from cnn_course.texts.exercises import general, lesson_03

MODULES = (general, lesson_03)
EN = {key: text for module in MODULES for key, text in module.EN.items()}
KO = {key: text for module in MODULES for key, text in module.KO.items()}
