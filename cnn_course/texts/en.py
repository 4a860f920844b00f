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
}
