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
    "cli.help_task": "doctor: check this machine, and start nothing",
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
    "cli.port": "A port is a whole number from 1 to 65535, not {value!r}.",
    "cli.no_port": (
        "None of the ports {first} to {last} can be used ({reason}). Leave "
        "--port out, or name another: --port 8900"
    ),
    "cli.no_task": (
        "There is no task {value}. There are {tasks}; without one the course "
        "opens."
    ),
    "cli.no_language": "There is no language {value}; there are {languages}.",
    "cli.misunderstood": (
        "This was not understood: {words}. What can be said: cnn-course --help"
    ),
    "cli.cannot_keep": (
        "JupyterLab cannot write {file} ({reason}), where it keeps its own "
        "files. Ask whoever looks after this machine, or name a folder of "
        "yours in HOME."
    ),
    "cli.cannot_go_on": "This could not go on: {reason}.",
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
    # The check before a class (doctor.py)
    "doctor.ok": "ok",
    "doctor.note": "note",
    "doctor.fault": "FAULT",
    "doctor.usable": "The course can be used on this machine.",
    "doctor.not_usable": (
        "Something is in the way. Do what stands behind FAULT, then type "
        "cnn-course doctor again."
    ),
    "doctor.broken": "The check “{check}” itself failed ({reason}).",
    "doctor.python": "Python {version}, {path}",
    "doctor.old_python": (
        "Python {version} ({path}) does not fit; the course needs {wanted}. "
        "Install a newer one, and then start with: uv run cnn-course"
    ),
    "doctor.packages": "Packages: {found}",
    "doctor.packages_lost": (
        "These packages are missing or do not fit: {found}. "
        "In the course's folder, type: uv sync"
    ),
    "doctor.data": (
        "Data: {count:,} digits and all photographs; the trained LeNet reads "
        "{right} of {some:,} test digits."
    ),
    "doctor.data_lost": "Data: {reason}",
    "doctor.reads_badly": (
        "The trained LeNet reads only {right} of {some:,} test digits. Its "
        "weights or NumPy are broken: get the course anew, or type: uv sync"
    ),
    "doctor.widgets": "Widgets: JupyterLab finds ipywidgets and anywidget.",
    "doctor.widgets_lost": (
        "JupyterLab does not find {found}, so that no live picture will "
        "appear. Type: uv sync --reinstall"
    ),
    "doctor.keeps": "JupyterLab can keep its own files.",
    "doctor.kernel": "Notebook: a kernel starts and shows a live picture.",
    "doctor.cell_failed": (
        "A notebook starts, but its first cell fails ({reason}). "
        "Type: uv sync --reinstall"
    ),
    "doctor.no_widget": (
        "A notebook starts, but shows no live picture. "
        "Type: uv sync --reinstall"
    ),
    "doctor.browser": "Browser: there is one that the course can open.",
    "doctor.no_browser": (
        "No browser is found. Install one, or open the address yourself that "
        "cnn-course prints."
    ),
    "doctor.no_screen": (
        "There is no screen here. cnn-course prints an address: open it in a "
        "browser on this machine."
    ),
    "doctor.memory": "Memory: {free} GiB are free.",
    "doctor.little_memory": (
        "Memory: only {free} GiB are free. Lesson 07 trains a network and "
        "wants {few} GiB: close other programs before it."
    ),
    "doctor.no_memory": (
        "Memory: only {free} GiB are free, too little for a lesson. Close "
        "other programs; {few} GiB are enough."
    ),
    "doctor.disk": "Disk: {folder} can be written, {free} GiB are free.",
    "doctor.read_only": (
        "Nothing can be written in {folder} ({reason}). Start the course "
        "in a folder of your own."
    ),
    "doctor.disk_full": (
        "Disk: only {free} GiB are free in {folder}. Make room, or notebooks "
        "may not be saved."
    ),
    "doctor.fonts": "Fonts: Korean can be read in figures and in the page.",
    "doctor.font_broken": (
        "The font of the figures is broken, so that Korean titles would be "
        "boxes. Get the course's folder again."
    ),
    "doctor.no_font": (
        "No Korean font is found for the browser; figures have their own. "
        "On Debian or Ubuntu: sudo apt install fonts-nanum"
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
    "draw.dog": "a dog of any breed",
    "draw.input": "input",
    "draw.convolution": "convolution\n{size}",
    "draw.pooling.max": "max pooling\n{size}",
    "draw.pooling.average": "average pooling\n{size}",
    "draw.pooling": "pooling\n{size}",
    "draw.dense": "dense",
    "draw.trick.book": "as in books",
    "draw.trick.float32": "32 bits a number",
    "draw.trick.slices": "maxima of slices",
    "draw.trick.strips": "strips, not windows",
    "draw.trick.images_last": "images last",
    "draw.trick.no_dx": "not back to the image",
    "draw.trick.parts": "in parts of 64",
    "draw.trick.fused": "pooling within convolution",
    "draw.trick.workers": "two workers",
    "draw.trick.factor": "{time}   (speed × {factor})",
    "draw.change.shift": "shift (pixels)",
    "draw.change.turn": "turn (degrees)",
    "draw.change.noise": "noise (width)",
    "draw.change.square": "square (pixels)",
    # What is seen while a net trains (live.py)
    "live.epoch": "epoch {epoch} of {epochs}",
    "live.step": "step {step:,} of {steps:,}",
    "live.loss": "loss {value}",
    "live.accuracy": "accuracy {value}",
    "live.test": "test accuracy {value}",
    "live.speed": "{count:,} images/s",
    "live.left": "about {time} left",
    "live.left.moment": "almost done",
    "live.took": "{time} in all",
    "live.hours": "{count} h",
    "live.minutes": "{count} min",
    "live.seconds": "{count} s",
    "live.this_epoch": "this epoch {value}",
    "live.train_images": "training {value}",
    "live.test_images": "test {value}",
    "live.filters": "filters of the first layer",
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
    "view.feeds.one": "{cell} goes into one cell.",
    "view.weighs.one": "{cell} is a weight of one cell.",
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
    "view.open": "Open my own picture",
    "view.too_large": (
        "{name} has {size} MB. Up to 9 MB can be opened; save it smaller."
    ),
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
    # The im2col explorer
    "worked.im2col": (
        "{input}, filter {filter}, stride {stride}, pad {pad}: "
        "{rows}×{columns} times {columns}×{filters} → {output}"
    ),
    "worked.im2col.rows": "Windows as rows, {rows}×{columns}",
    "worked.im2col.column": "As a column",
    "worked.im2col.columns": "As columns",
    "worked.im2col.product": "Product",
    "worked.im2col.filter": "Filter {number}",
    "worked.im2col.output": "Output {number}",
    "worked.im2col.how": (
        "Each window is a row, each filter a column. "
        "Row times column gives one output cell."
    ),
    "worked.im2col.meter": (
        "Input: {cells} numbers. Matrix: {rows}·{columns} = {size} numbers, "
        "{growth} times as many. "
        "Multiply–adds: {rows}·{columns}·{filters} = {count}, no fewer than "
        "by sliding, but in one matrix product."
    ),
    "explore.example": "example",
    "explore.im2col.small": "4×4, filter 3×3",
    "explore.im2col.larger": "5×5, filter 3×3",
    "explore.im2col.channels": "two channels",
    "explore.im2col.filters": "two filters",
    "explore.im2col.own": "my own",
    "explore.im2col.too_large": (
        "This matrix is too large to be drawn with its numbers. "
        "Take a smaller input, less padding or a larger stride."
    ),
    # The receptive field explorer
    "worked.field": "{size} cells; {layers}: one cell sees {fields}",
    "worked.field.plane": "{size}×{size}; {layers}: one cell sees {fields}",
    "worked.field.none": (
        "{size} cells; {layers}: no output, for one cell would see {field}"
    ),
    "worked.field.layer": (
        "{name} {filter}×{filter}, stride {stride}: "
        "size {size}, a cell sees {field}"
    ),
    "worked.field.map": "{filter}: sees {field}×{field}",
    "worked.field.alone": "Same input, one filter {filter}",
    "worked.field.cells": "{field} (input cells {first} to {last})",
    "worked.field.square": (
        "{field} (rows {top} to {bottom}, columns {left} to {right})"
    ),
    "worked.field.how": (
        "One cell sees 1 + what each layer adds: "
        "(filter − 1) times all strides before it."
    ),
    "worked.field.rounded": (
        "{name}: {sum}, rounded down to {size}, as frameworks do."
    ),
    "worked.field.lost": (
        "Hatched: {count} of {total} input cells are seen by no cell at "
        "the end."
    ),
    "worked.field.room": (
        "{name}: a filter of {filter} does not fit into {size} cells. "
        "The input needs {field} cells at least."
    ),
    "worked.field.weights": (
        "Both see the same. Weights from one channel to one: {sum} = {few} "
        "here, {side}·{side} = {many} in one filter. "
        "From C channels to C: {few}·C² against {many}·C²."
    ),
    "worked.field.together": "Both see the same cells.",
    "explore.field.stack": "layers",
    "explore.field.size": "input cells",
    "explore.field.view": "view",
    "explore.field.side": "one side",
    "explore.field.plane": "maps",
    "explore.field.lenet": "LeNet",
    "explore.field.two": "two 3×3 or one 5×5",
    "explore.field.three": "three 3×3 or one 7×7",
    "explore.field.convnet": "convnet, lesson 09",
    "explore.field.own": "my own",
    "explore.field.no_layer": (
        "“{text}” is no layer. Write a filter (1 to {filter}) or "
        "filter/stride (1 to {stride}), like this: 3, 3/2, 5"
    ),
    "explore.field.no_layers": (
        "Write at least one layer, like this: 3, 3/2, 5"
    ),
    "explore.field.many": "{count} layers are too many. Take {most} at most.",
    "explore.field.too_wide": (
        "Maps of this size would be too wide for the page; so here is one "
        "side."
    ),
    # The sizes explorer
    "worked.floor": (
        "{input}, filter {filter}, stride {stride}, pad {pad}: no output; "
        "rounded down {output}"
    ),
    "worked.rest": (
        "A size must be whole. Rounded down, cells are left over at the end."
    ),
    "worked.both": "Height and width: {sum}",
    "worked.height": "Height: {sum}",
    "worked.width": "Width: {sum}",
    "worked.output.floor": "Output {size}, rounded down",
    "explore.sizes.h": "input height",
    "explore.sizes.w": "input width",
    "explore.sizes.fh": "filter height",
    "explore.sizes.fw": "filter width",
    "explore.sizes.stride": "stride",
    "explore.sizes.pad": "pad",
    "explore.sizes.in_channels": "channels",
    "explore.sizes.out_channels": "filters",
    "explore.sizes.own": "a setting of my own",
    "explore.sizes.example": (
        "{input}, filter {filter}, stride {stride}, pad {pad}"
    ),
    "explore.sizes.example.many": (
        "{input}, {count} filters {filter}, stride {stride}, pad {pad}"
    ),
    "explore.sizes.strides": "Strides that fit with pad {pad}",
    "explore.sizes.pads": "Pads that fit with stride {stride}",
    "explore.sizes.rounding": "if it is not whole",
    "explore.sizes.rounding.exact": "exact: an error",
    "explore.sizes.rounding.floor": "floor: round down (PyTorch, Keras)",
    "explore.sizes.rounding.ceil": "ceil: round up (PyTorch, pooling only)",
    "explore.sizes.rounding.same": "SAME (TensorFlow, Keras)",
    "explore.sizes.output": "output",
    "explore.sizes.unread": "never read",
    "explore.sizes.padding": "padding",
    "explore.sizes.count": "{count} of {total}",
    "explore.sizes.each": "{pad} on each side",
    "explore.sizes.needed": (
        "what is needed: {top} above, {bottom} below, {left} left, "
        "{right} right"
    ),
    "explore.sizes.shape": (
        "Output: {high}×{wide}×{count}, a map for each filter."
    ),
    "explore.sizes.params": "Parameters: {count}·({one} + 1) = {total:,}",
    "explore.sizes.cost": (
        "Multiply–adds: {high}·{wide}·{count}·({one}) = {total:,}"
    ),
    # The pooling explorer
    "worked.no_pooling.max": (
        "{input}, max pooling {size}, stride {stride}: no output"
    ),
    "worked.no_pooling.average": (
        "{input}, average pooling {size}, stride {stride}: no output"
    ),
    "worked.changed": "{count} of {total} cells changed.",
    "worked.before": "Before the shift",
    "worked.shifted": "{title}, shifted",
    "explore.pooling.kind": "keep",
    "explore.pooling.max": "the maximum",
    "explore.pooling.average": "the average",
    "explore.pooling.size": "window",
    "explore.pooling.down": "shift down",
    "explore.pooling.across": "shift right",
    "explore.pooling.slide50.max": "4×4, maximum",
    "explore.pooling.slide50.average": "4×4, average",
    "explore.pooling.slide51.three": "6×6 moved, window 3, stride 3",
    "explore.pooling.slide51.two": "6×6 moved, window 2, stride 2",
    "explore.pooling.own": "a setting of my own",
    "explore.pooling.hint": (
        "Shift + arrow keys move the input while a cell is chosen."
    ),
    "explore.pooling.no_room": (
        "{side}: a window of {filter} does not fit into {cells} cells."
    ),
    "explore.pooling.moved_in": (
        "This zero moved in from outside; it cannot be changed."
    ),
    "explore.pooling.far": "The input moves {most} cells at most.",
    # The filters explorer
    "worked.filtering": (
        "{photo} {size}, {filter} {filter_size}{relu} → {output}, "
        "from {low} to {high}"
    ),
    "worked.filtering.no_map": (
        "{photo} {size}, {filter} {filter_size}: no map"
    ),
    "worked.filtering.no_picture": "{filter} {filter_size}: no picture",
    "worked.filtering.map": "Map {size}",
    "worked.filtering.scale": "colours of the map",
    "worked.filtering.signed": (
        "The filter's numbers add up to 0, so an even surface gives 0: grey. "
        "Blue is below 0, orange-red above."
    ),
    "worked.filtering.same": (
        "The filter's numbers add up to 1, so the brightness of an even "
        "surface stays."
    ),
    "worked.filtering.times": (
        "The filter's numbers add up to {sum}, so an even surface becomes "
        "{sum} times as bright."
    ),
    "worked.filtering.dark": (
        "The filter's numbers add up to {sum}, so an even surface falls below "
        "0: black."
    ),
    "worked.filtering.strong": (
        "{share} % of the cells lie beyond ±{limit} and get no stronger "
        "colour."
    ),
    "worked.filtering.cut": (
        "{share} % of the cells lie below 0 or above 255; they are plain "
        "black or white."
    ),
    "worked.filtering.relu": "ReLU has made 0 of all that was below 0.",
    "explore.photo": "photo",
    "explore.photos.brick": "bricks",
    "explore.photos.camera": "camera",
    "explore.photos.chelsea": "cat",
    "explore.photos.coffee": "coffee",
    "explore.photos.dingo": "dingo",
    "explore.photos.dog": "dog",
    "explore.photos.elephant": "elephant",
    "explore.photos.fox": "fox",
    "explore.photos.tiger": "tiger",
    "explore.photos.zebra": "zebra",
    "explore.photos.own": "my own",
    "explore.photos.lost": "This photograph is missing or damaged: {reason}",
    "explore.no_picture": (
        "There is no picture of yours yet. Choose a file above."
    ),
    "explore.limit": "limit ±",
    "explore.relu": "ReLU",
    "explore.upload.empty": "{name} is empty. Choose another file.",
    "explore.upload.large": (
        "{name} has too many pixels to be opened safely. "
        "Save it smaller first."
    ),
    "explore.upload.unknown": (
        "{name} is no picture that can be read here. "
        "Choose another file, or save it as PNG or JPEG first."
    ),
    "explore.upload.broken": (
        "{name} cannot be read; it may be damaged ({reason}). "
        "Choose another file, or save it as PNG or JPEG first."
    ),
    # The dog classifier's explorer
    "worked.classified.answer": (
        "{photo}: {first} {sure} %, a dog of any breed {dog} %"
    ),
    "worked.classified.speaks": "for: {name}",
    "worked.classified.map": (
        "On the right the photograph is bright where it adds most to the "
        "score of “{name}”, and dark where it adds least. Choose another "
        "class with a click on its bar, or with Tab and Enter."
    ),
    # The network explorer
    "network.input": "input",
    "network.learns": "{count:,} parameters",
    "network.keys": "Click a unit, or use the arrow keys",
    "network.some": (
        "{title}: maps {first} to {last} of {count} are shown. Choose another "
        "channel to see others."
    ),
    "network.answer": "The answer is {name}, with {share} %.",
    "network.bars": "Bars are probabilities, numbers are scores.",
    "network.colours": (
        "Each layer has its own scale: black is 0 and white its largest "
        "number; where numbers can be negative, 0 is grey, blue is below and "
        "orange-red above."
    ),
    "network.unit": (
        "{layer}, channel {channel}, row {row}, column {column}: {value}"
    ),
    "network.unit.dense": "{layer}, unit {channel}: {value}",
    "network.reads": "it reads",
    "network.weights": "its weights",
    "network.products": "products",
    "network.sum.conv": (
        "The {count} products add up to {sum}; with the bias {bias} that is "
        "{value}."
    ),
    "network.sum.conv_max": (
        "The largest of the sums in its pooling window: {count} products add "
        "up to {sum}; with the bias {bias} that is {value}."
    ),
    "network.sum.dense": (
        "The {count} products add up to {sum}; with the bias {bias} that is "
        "{value}."
    ),
    "network.sum.relu": "ReLU: the larger of {read} and 0 is {value}.",
    "network.sum.tanh": "tanh({read}) = {value}.",
    "network.sum.max": "The largest of {count} numbers is {value}.",
    "network.sum.average": "The mean of {count} numbers is {value}.",
    "network.sum.flatten": (
        "The same number as in the maps before, only laid out in a row."
    ),
    "network.sum.own": "This layer makes {value} of what it reads.",
    "network.sample": "image",
    "network.prepare": "prepare as MNIST did",
    "network.no_digit": (
        "No digit was found on this picture, so it is shown as a whole."
    ),
    "network.layer": "layer",
    "network.channel": "channel",
    "network.row": "row",
    "network.column": "column",
    "network.show": "show",
    "network.window": "what it sees",
    "network.favourites": "nine favourites",
    "network.gradient": "gradient",
    "network.deconvolution": "deconvolution",
    "network.guided": "guided backpropagation",
    "network.ascent": "what it would like best",
    "network.occlusion": "hide a part",
    "network.steps": "steps",
    "network.rate": "step size",
    "network.decay": "decay",
    "network.blur": "blur",
    "network.clip_norm": "clip weak %",
    "network.clip_contribution": "clip unused %",
    "network.size": "square",
    "network.image": "the image",
    "network.closer": "from nearby",
    "network.number": "image {number}",
    "network.wait": "One moment, this is being worked out.",
    "network.failed": "This cannot be shown: {reason}",
    "network.window.answer": (
        "sees {size}: rows {top} to {bottom}, columns {left} to {right}"
    ),
    "network.window.none": "This unit sees padding only.",
    "network.window.how": (
        "The frames show its receptive field: the pixels, and the cells of "
        "every layer, that can change this unit. No other pixel counts."
    ),
    "network.silent": "nothing comes back",
    "network.silent.relu": (
        "This unit is silent: ReLU made it 0, so nothing goes back through "
        "it. Choose the same place in layer {layer}, before ReLU, or a unit "
        "that answers."
    ),
    "network.silent.other": (
        "Nothing comes back to the pixels: on every way there is a silent "
        "ReLU. Choose another unit or another image."
    ),
    "network.back.answer": "up to ±{value}",
    "network.gradient.how": (
        "How the unit changes if a pixel grows a little: orange-red makes it "
        "larger, blue smaller. (Simonyan, Vedaldi and Zisserman, “Deep Inside "
        "Convolutional Networks”, 2013)"
    ),
    "network.deconvolution.how": (
        "The way back lets only positive signals through each ReLU, even "
        "where it was silent, and goes to the winner of each pooling window. "
        "(Zeiler and Fergus, “Visualizing and Understanding Convolutional "
        "Networks”, 2014)"
    ),
    "network.guided.how": (
        "The gradient, but through each ReLU only where it was not silent and "
        "only positive signals: what speaks for the unit stays. "
        "(Springenberg, Dosovitskiy, Brox and Riedmiller, “Striving for "
        "Simplicity”, 2015)"
    ),
    "network.favourites.how": (
        "The nine images to which this channel answers most, each with its "
        "value, and below the part that it sees there. Click one to look at "
        "it. (Zeiler and Fergus, 2014)"
    ),
    "network.favourites.none": (
        "There are no images to look through. Give some: explore.network(net, "
        "images=x_test)"
    ),
    "network.favourites.wait": (
        "Looking through {count:,} images, once for these weights; it takes "
        "some seconds. Seen so far: {seen:,}."
    ),
    "network.favourites.answer": "most {value}, by image {number}",
    "network.ascent.step": "step {step} of {steps}",
    "network.ascent.values": (
        "The unit’s value for the noise at the start: {start}. Now: {value}. "
        "For the image above: {here}."
    ),
    "network.ascent.stuck": (
        "It does not rise. If the unit is silent, no gradient shows the way "
        "up: choose the layer before ReLU. If the settings are too strong, "
        "they take away more than a step adds: turn them down."
    ),
    "network.ascent.how": (
        "From noise, each step adds the gradient; decay, blur and the two "
        "kinds of clipping keep the picture simple. (Yosinski, Clune, Nguyen, "
        "Fuchs and Lipson, “Understanding Neural Networks Through Deep "
        "Visualization”, 2015)"
    ),
    "network.ascent.answer": "{steps} steps up: from {start} to {value}",
    "network.occlusion.title": "a {size} square hides, the unit changes",
    "network.occlusion.answer": (
        "Hiding {size} at row {row}, column {column} changes it most: {value}"
    ),
    "network.occlusion.none": "Hiding {size} changes nothing anywhere",
    "network.occlusion.how": (
        "A dark square hides one part after the other. Blue: hidden there, "
        "the unit answers less, so that part matters; orange-red: it answers "
        "more. (Zeiler and Fergus, 2014, section 4.2)"
    ),
    # A pad to draw on (explore/pad.py)
    "pad.pad": "Draw a digit here",
    "pad.keys": (
        "Keys: arrows move, Shift moves less, space draws or stops drawing, "
        "E eraser, Z undo, C clear, + and − width."
    ),
    "pad.eraser": "Eraser",
    "pad.undo": "Undo",
    "pad.undone": "Undone.",
    "pad.clear": "Clear",
    "pad.cleared": "The pad is empty.",
    "pad.brush": "Brush width",
    "pad.down": "The brush is down. The arrow keys draw.",
    "pad.up": "The brush is up.",
    # The explorer of drawn digits (worked/digit.py, explore/draw_digit.py)
    "worked.percent": "{share} %",
    "worked.digit.empty": "Nothing is drawn yet.",
    "worked.digit.prepared": "prepared as in MNIST",
    "worked.digit.as_it_is": "as it is drawn",
    "worked.digit.answer": (
        "{how}: {first}, {sure} % sure; then {second}, {less} %"
    ),
    "worked.digit.nan": (
        "{how}: the net's answer is not a number (NaN). Train it anew."
    ),
    "worked.digit.figures": (
        "Centre of mass: row {row}, column {column} of 28×28. "
        "Longer side: {long} cells. Ink: {ink} cells."
    ),
    "worked.digit.usual": (
        "Its place, its size and its ink are those of the training digits."
    ),
    "worked.digit.off": (
        "In every training digit it is at row {middle}, column {middle}. Here "
        "strokes lie where the net has hardly seen any: switch the "
        "preparation on."
    ),
    "worked.digit.size": (
        "In training digits the longer side has {box} cells, not {long}."
    ),
    "worked.digit.thin": (
        "Little ink: 98 of 100 training digits have {least} to {most} cells."
    ),
    "worked.digit.thick": (
        "Much ink: 98 of 100 training digits have {least} to {most} cells."
    ),
    "worked.digit.done": "What the preparation did: {done}.",
    "worked.digit.untouched": (
        "The preparation changed nothing: so lie the training digits."
    ),
    "worked.digit.down": "{cells} cells down",
    "worked.digit.up": "{cells} cells up",
    "worked.digit.right": "{cells} cells to the right",
    "worked.digit.left": "{cells} cells to the left",
    "worked.digit.times": "{times} times as large",
    "worked.digit.drawing": "Drawing {size}",
    "worked.digit.seen": "What the net is given {size}",
    "worked.digit.middle": "middle",
    "worked.digit.mass": "centre of mass",
    "worked.digit.probabilities": "Probabilities",
    "explore.draw.sample": "start from",
    "explore.draw.sample.empty": "an empty pad",
    "explore.draw.sample.test": "test image: {digit}",
    "explore.draw.sample.corner": "a 3 in the corner",
    "explore.draw.sample.edge": "a 7 at the edge",
    "explore.draw.sample.small": "a small 2",
    "explore.draw.sample.large": "a large 5",
    "explore.draw.sample.own": "my own drawing",
    "explore.draw.prepare": "prepare as MNIST did",
    "explore.draw.down": "move down",
    "explore.draw.across": "move right",
    "explore.draw.turn": "turn left (°)",
    "explore.draw.thickness": "thicker",
    "explore.draw.label": "this is a",
    "explore.draw.choose": "choose",
    "explore.draw.keep": "Keep as a test case",
    "explore.draw.hint": (
        "Keep drawings that the net should know, and see how many it gets "
        "right."
    ),
    "explore.draw.kept": "Test cases: {count}. The net got {right} right.",
    "explore.draw.nothing": "Nothing is drawn yet. Draw a digit first.",
    "explore.draw.unlabelled": (
        "Say first what it is: choose the right answer in the list."
    ),
    "explore.draw.none_kept": (
        "No drawing is kept yet. Draw a digit, say what it is, and keep it."
    ),
    "explore.draw.lost": ("The test images are missing or damaged: {reason}"),
    "explore.draw.no_digit.blank": (
        "{name}: no ink stands out from the paper. Write with a darker pen, "
        "or take the photo with more light."
    ),
    "explore.draw.no_digit.small": (
        "{name}: the ink is too small for a digit. Take the photo from nearer."
    ),
    "explore.draw.no_digit.blot": (
        "{name}: there is a large spot, but no strokes. Show one digit on "
        "plain paper."
    ),
    "train.stopped": (
        "Stopped after step {step} of {steps}. The net and the history are "
        "as far as they came; call fit again to train on."
    ),
    "train.stopped.kept": (
        "Stopped after step {step} of {steps}, and kept in {path}. Run the "
        "same cell again, and it goes on from here."
    ),
    # Lesson 09 where a framework is missing (frameworks.py)
    "frameworks.and": " and ",
    "frameworks.missing": (
        "{names} is not installed here. Cells that need it show what they "
        "showed when the course was made. To run them yourself, stop the "
        "course, type `{command}` in its folder, and start it again. The "
        "README says more under “Lesson 09”."
    ),
    "frameworks.stored": (
        "Without {names} this cell cannot run. This is what it showed when "
        "the course was made."
    ),
    "frameworks.left_out": (
        "Without {names} this cell cannot run. It would show nothing."
    ),
    "frameworks.changed": (
        "Without {names} this cell cannot run. You changed it, so there is "
        "no stored output to show instead."
    ),
}
