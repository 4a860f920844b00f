"""Ordinary controls, named in the learner's language."""

import ipywidgets as widgets
import traitlets

from cnn_course.explore.ahead import Slider
from cnn_course.texts import say


def slider(owner, trait, key, least, most):
    """Return a slider for a whole number, tied to a trait.

    Args:
        owner: the explorer.
        trait: the name of its trait.
        key: of the text that names the slider.
        least: its lower end.
        most: its upper end.
    """
    ends = {"min": least, "max": most}
    control = _tied(Slider, owner, trait, key, "19em", **ends)
    control.trait = trait
    return control


def fine_slider(owner, trait, key, least, most, step):
    """Return a slider for a number with decimals; arguments as `slider`."""
    ends = {"min": least, "max": most, "step": step}
    kind = widgets.FloatSlider
    return _tied(kind, owner, trait, key, "19em", readout_format=".2f", **ends)


def field(owner, trait, key, least, most):
    """Return a field to type a whole number into; arguments as `slider`."""
    ends = {"min": least, "max": most}
    return _tied(widgets.BoundedIntText, owner, trait, key, "12em", **ends)


def choice(owner, trait, key, options):
    """Return a list to choose from; arguments as `slider`, and options.

    These are pairs of what is shown and the trait's value.
    """
    kind = widgets.Dropdown
    return _tied(kind, owner, trait, key, "19em", options=options)


def tick(owner, trait, key):
    """Return a box to tick, for true or false; arguments as `slider`."""
    return _tied(widgets.Checkbox, owner, trait, key, "7em", indent=False)


def _tied(kind, owner, trait, key, width, **options):
    """Return a control of this kind and width, tied to a trait."""
    control = kind(
        **options,
        value=getattr(owner, trait),
        description=say(key),
        layout=widgets.Layout(width=width),
    )
    traitlets.link((owner, trait), (control, "value"))
    return control


def row(*controls):
    """Return controls beside each other; a narrow window breaks the row."""
    return widgets.HBox(
        controls, layout=widgets.Layout(flex_flow="row wrap", width="100%")
    )
