"""What the course says in English."""

TEXTS = {
    # What any board may say (worked.py)
    "worked.empty": "no cells ({shape})",
    "worked.terms": "{count} terms in all",
    "worked.nan": "NaN means “not a number”.",
    "worked.infinity": "∞ is beyond every number.",
    # Worked examples (worked.py)
    "worked.input": "Input {size}",
    "worked.input.padded": "Input {size}, pad {pad}",
    "worked.channel": "{title}, channel {number}",
    "worked.filter": "Filter {size}",
    "worked.input.plain": "Input",
    "worked.filter.plain": "Filter",
    "worked.bias": "Bias",
    "worked.output": "Output {size}",
    "worked.windows": "Windows",
    "worked.convolution": (
        "{input}, filter {filter}, stride {stride}, pad {pad} → {output}"
    ),
    "worked.no_convolution": (
        "{input}, filter {filter}, stride {stride}, pad {pad}: no output"
    ),
    "worked.pooling.max": (
        "{input}, max pooling {size}, stride {stride} → {output}"
    ),
    "worked.pooling.average": (
        "{input}, average pooling {size}, stride {stride} → {output}"
    ),
    "worked.steps": (
        "{size} cells, filter {filter}, stride {stride}, pad {pad}: {sum}"
    ),
    "worked.cell": "{answer}; at ({row}, {column}): {sum}",
    "worked.step": "Step {step} of {steps}.",
    "worked.unread": "Never read: {count} of {total} cells.",
    "worked.outside": "The next window would reach over the edge.",
    # The command cnn-course (cli.py)
    "cli.description": "Open the course in JupyterLab, on its first lesson.",
    "cli.help_lang": "language of the lessons (default: the system's)",
    "cli.help_no_browser": "open no browser, only print the address",
    "cli.help_port": "port of the server (default: the first free one)",
    "cli.opening": (
        "The first lesson opens in your browser. "
        "If it does not, open this address yourself:"
    ),
    "cli.no_browser": "Open this address in a browser on this machine:",
    "cli.no_screen": (
        "There is no screen here, so no browser opens. "
        "Open this address in a browser on this machine:"
    ),
    "cli.port_taken": "Port {wanted} is not free; {port} is used instead.",
    "cli.root": (
        "You are root: what a notebook runs may change anything here. "
        "Only this machine can reach the server."
    ),
    "cli.stop": "To stop, save your notebooks and press Ctrl+C here.",
    "cli.stopped": "JupyterLab has stopped.",
    "cli.port": "a port is a whole number from 1 to 65535, not {value!r}",
    "cli.no_lesson": (
        "{lesson} is missing in {folder}. Get the course's folder again, "
        "or build the lessons with: python notebooks/build.py"
    ),
    "cli.no_jupyterlab": (
        "JupyterLab is missing in {python}. "
        "In the course's folder, start with: uv run cnn-course"
    ),
    "cli.newer_lesson": (
        "There is a newer {lesson}. To get it, rename yours and start again."
    ),
    "cli.cannot_copy": (
        "The lessons cannot be copied to {folder} ({reason}). "
        "Go to a folder of your own and start again."
    ),
    # Figures (draw)
    "draw.loss": "Loss",
    "draw.accuracy": "Accuracy",
    "draw.step": "step",
    "draw.epoch": "epoch",
    "draw.train": "training images",
    "draw.test": "test images",
    "draw.true": "right answer",
    "draw.predicted": "network's answer",
    "draw.channel": "channel {number}",
    "draw.filter": "filter",
    "draw.no_mistakes": "{count} images, and not one mistake.",
    "draw.input": "input",
    "draw.convolution": "convolution\n{size}",
    "draw.pooling.max": "max pooling\n{size}",
    "draw.pooling.average": "average pooling\n{size}",
    "draw.pooling": "pooling\n{size}",
    "draw.dense": "dense",
    # Named filters (filters.py)
    "filters.vertical": "vertical edges",
    "filters.horizontal": "horizontal edges",
    "filters.diagonal": "diagonal edges",
    "filters.outline": "outlines",
    "filters.sharpen": "sharpen",
    "filters.blur": "blur",
    # Live boards (explore/view.py)
    "view.cell": "{title} ({row}, {column}): {text}",
    "view.edit": "Press Enter to change the number.",
    "view.feeds": "{cell} goes into {count} cells.",
    "view.unread": "{cell} is never read.",
    "view.weighs": "{cell} is a weight of {count} cells.",
    "view.bar": "Steps",
    "view.first": "Back to the first step",
    "view.back": "One step back",
    "view.forward": "One step on",
    "view.play": "Play",
    "view.pause": "Pause",
    "view.step": "Step {step} of {steps}",
    "view.steps": "{steps} steps",
    "view.jump": "Go to a step",
    "view.speed": "Speed",
    "view.speed.slow": "slow",
    "view.speed.normal": "normal",
    "view.speed.fast": "fast",
    "view.speed.screen": "as fast as the screen",
    "view.later": "hide later results",
    # What all explorers say (explore)
    "explore.fixed": "This cell is worked out; it cannot be changed.",
    "explore.fixed.pad": "This is padding. It is always 0.",
    "explore.no_number": "“{text}” is not a number. Write 3, −0.5 or 1/9.",
    "explore.too_large": "{text} is too large. Stay within ±{most:,}.",
    "explore.fraction": (
        "{side}: {sum} is not a whole number. Strides that fit: {strides}."
    ),
    "explore.no_room": (
        "{side}: a filter of {filter} does not fit into {cells} cells."
    ),
    "explore.height": "Height",
    "explore.width": "Width",
    "explore.both": "Height and width",
    "explore.too_wide": (
        "This picture would be too wide for the page. Take a smaller input."
    ),
    "explore.stride": "stride",
    "explore.pad": "pad",
    "explore.filter": "filter",
    "explore.own": "my own",
    # The convolution explorer
    "explore.yours.right": "{name}: all {count} cells are right.",
    "explore.yours.wrong": (
        "{name}: the first wrong cell is ({row}, {column}). "
        "It is {got}, but {sum}."
    ),
    "explore.yours.lucky": (
        "{name}: right on this input, but not on every other: the cell "
        "({row}, {column}) comes out wrong. Type other numbers into the input."
    ),
    "explore.yours.shape": "{name} gives {got}, but the output is {wanted}.",
    "explore.yours.kind": "{name} returns {kind}, not an array of numbers.",
    "explore.yours.takes": (
        "{name} does not take {argument}, so it is not compared here."
    ),
    # A learner's own code (foreign.py)
    "foreign.endless": (
        "{name} did not end within {seconds} s and was stopped. "
        "Is there a loop that never ends?"
    ),
    "foreign.interrupted": "{name} was interrupted.",
    "foreign.nothing": "{name} returned nothing. Is the `return` missing?",
    "foreign.raised": "{name} stopped with {reason}.",
    "foreign.raised.line": (
        "{name} stopped in line {line}, `{source}`, with {reason}."
    ),
}
