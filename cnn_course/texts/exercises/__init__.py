"""What the exercises say, one file a lesson, both languages in it."""

from importlib import import_module

NAMES = "general", *(f"lesson_{place:02}" for place in range(1, 9))
MODULES = [import_module(f"{__name__}.{name}") for name in NAMES]
EN = {key: text for module in MODULES for key, text in module.EN.items()}
KO = {key: text for module in MODULES for key, text in module.KO.items()}
