// A pad: pointer and keys lay ink or take it away, and Python gets the levels.
//
// A cell of the canvas is a cell of Python's array; what is seen is what is
// sent. A frame of the screen sends once at most, and ipywidgets keeps only
// the newest state while the kernel is at work: a pen is never held up.

const UNDOS = 200; // pictures that are kept
const STEP = 4; // cells that an arrow key goes; with Shift it goes 1
const QUIET = 600; // milliseconds until a screen reader hears the answer
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** An element with attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, value);
  element.append(...children);
  return element;
}

class Pad {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("words");
    this.side = model.get("side");
    this.past = []; // what undo brings back, the newest last
    this.pointer = null; // the pointer that draws
    this.keysDown = false; // whether the arrow keys draw
    this.at = [this.side / 2, this.side / 2]; // where the last ink went
    this.offs = [];
    this.build(el);
    this.listen();
    this.loads = model.get("loads");
    this.show(bytesOf(model.get("ink")));
    this.turnTools();
  }

  build(el) {
    const { words, side } = this;
    this.canvas = make("canvas", {
      width: side,
      height: side,
      tabindex: 0,
      role: "application",
      "aria-label": `${words.pad}. ${words.keys}`,
    });
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
    this.ring = make("div", { class: "cnn-pad-ring", "aria-hidden": "true" });
    this.sheet = make("div", { class: "cnn-pad-sheet" });
    this.sheet.append(this.canvas, this.ring);
    this.status = make("div", { class: "cnn-pad-said", role: "status" });
    this.eraser = this.button("eraser", () =>
      this.set("eraser", !this.model.get("eraser")),
    );
    this.undoer = this.button("undo", () => this.undo());
    this.clearer = this.button("clear", () => this.clear());
    const [min, max] = this.model.get("widths");
    const label = words.brush;
    this.brush = make("input", { type: "range", min, max, "aria-label": label });
    this.brush.addEventListener("input", () =>
      this.set("brush", +this.brush.value),
    );
    const root = make(
      "div",
      { class: "cnn-pad", "data-lm-suppress-shortcuts": "true" },
      this.sheet,
      make(
        "div",
        { class: "cnn-pad-tools", role: "toolbar", "aria-label": words.pad },
        this.eraser,
        this.undoer,
        this.clearer,
        make("label", {}, make("span", {}, label), this.brush),
      ),
      make("div", { class: "cnn-pad-keys" }, words.keys),
      this.status,
    );
    el.append(root);
  }

  button(name, act) {
    const button = make(
      "button",
      { type: "button", "data-name": name, title: this.words[name] },
      this.words[name],
    );
    button.addEventListener("click", act);
    return button;
  }

  listen() {
    const on = (names, act) => {
      this.model.on(names, act);
      this.offs.push(() => this.model.off(names, act));
    };
    on("change:ink change:loads", () => this.take());
    on("change:brush change:eraser", () => this.turnTools());
    on("change:told", () => this.tellLater());
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => this.begin(event));
    canvas.addEventListener("pointermove", (event) => this.draw(event));
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"])
      canvas.addEventListener(name, (event) => this.finish(event));
    canvas.addEventListener("keydown", (event) => this.press(event));
    canvas.addEventListener("focus", () => this.meet());
    canvas.addEventListener("blur", () => this.lift());
  }

  end() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.telling);
    this.offs.forEach((off) => off());
  }

  // --- between the page and Python ----------------------------------------

  set(name, value) {
    this.model.set(name, value);
    this.model.save_changes();
  }

  /** Show what Python, or another view of this pad, has made of it. */
  take() {
    const ink = bytesOf(this.model.get("ink"));
    const before = this.loads;
    this.loads = this.model.get("loads");
    if (same(ink, this.ink)) return;
    if (this.loads !== before) this.remember();
    this.show(ink);
  }

  show(ink) {
    this.ink = ink;
    const image = this.context.createImageData(this.side, this.side);
    ink.forEach((level, cell) =>
      image.data.set([level, level, level, 255], 4 * cell),
    );
    this.context.putImageData(image, 0, 0);
    this.turnTools();
  }

  /** Send the picture with the next frame of the screen. */
  sendSoon() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.send();
    });
  }

  send() {
    const { data } = this.context.getImageData(0, 0, this.side, this.side);
    const ink = new Uint8Array(this.side * this.side);
    for (let cell = 0; cell < ink.length; cell++) ink[cell] = data[4 * cell];
    if (same(ink, this.ink)) return;
    this.ink = ink;
    this.tellInk();
  }

  /** Send the picture, and how many loaded ones it comes after. */
  tellInk() {
    this.model.set("seen", this.loads);
    this.set("ink", new DataView(this.ink.slice().buffer));
  }

  // --- ink ----------------------------------------------------------------

  /** Draw from where the last ink went to here; [x, y] are in cells. */
  lineTo(to, pressure = 0.5) {
    const { context } = this;
    const colour = this.erasing ? "#000" : "#fff";
    const width = this.model.get("brush") * (0.5 + pressure);
    Object.assign(context, { strokeStyle: colour, fillStyle: colour });
    Object.assign(context, { lineWidth: width, lineCap: "round" });
    context.beginPath();
    if (to.every((place, axis) => place === this.at[axis])) {
      context.arc(...to, width / 2, 0, 2 * Math.PI); // a dot: lines of no
      context.fill(); // length leave no ink
    } else {
      context.moveTo(...this.at);
      context.lineTo(...to);
      context.stroke();
    }
    this.at = to;
    this.sendSoon();
  }

  remember() {
    this.past.push(this.ink);
    if (this.past.length > UNDOS) this.past.shift();
    this.turnTools();
  }

  undo() {
    if (!this.past.length || this.pointer !== null) return;
    this.keysDown = false;
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.show(this.past.pop());
    this.tellInk();
    this.say(this.words.undone);
  }

  clear() {
    if (this.pointer !== null) return;
    this.lift();
    this.send();
    if (this.ink.every((level) => level === 0)) return;
    this.remember();
    this.show(new Uint8Array(this.side * this.side));
    this.tellInk();
    this.say(this.words.cleared);
  }

  // --- mouse, pen and touch -----------------------------------------------

  begin(event) {
    if (this.pointer !== null || (event.button !== 0 && event.button !== 5))
      return;
    event.preventDefault();
    this.pointing = true;
    this.canvas.focus({ preventScroll: true });
    this.pointing = false;
    this.lift();
    this.send(); // so that undo finds what was there
    this.remember();
    this.sheet.classList.remove("cnn-pad-by-keys");
    this.pointer = event.pointerId;
    this.canvas.setPointerCapture(event.pointerId);
    // 5 is the other end of a pen
    this.erasing = event.button === 5 || this.model.get("eraser");
    this.at = this.placeOf(event);
    this.lineTo(this.at, pressureOf(event));
  }

  draw(event) {
    if (event.pointerId !== this.pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length ? all : [event])
      this.lineTo(this.placeOf(each), pressureOf(each));
  }

  finish(event) {
    if (event.pointerId !== this.pointer) return;
    this.pointer = null;
    this.turnRing();
  }

  placeOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * this.side,
      ((event.clientY - box.top) / box.height) * this.side,
    ];
  }

  // --- keys ---------------------------------------------------------------

  press(event) {
    const { key, code } = event; // the code is the same under a Korean key
    const control = event.ctrlKey || event.metaKey;
    if (control ? code !== "KeyZ" : event.altKey) return;
    if (control || code === "KeyZ" || code === "KeyU") this.undo();
    else if (ARROWS[key]) this.walk(ARROWS[key], event.shiftKey ? 1 : STEP);
    else if (key === " " || key === "Enter") {
      if (event.repeat) return this.keep(event);
      this.keysDown ? this.lift() : this.lower();
    } else if (key === "Escape" && this.keysDown) this.lift();
    else if (code === "KeyE") this.set("eraser", !this.model.get("eraser"));
    else if (code === "KeyC" || key === "Delete" || key === "Backspace")
      this.clear();
    else if (key === "+" || key === "=") this.widen(1);
    else if (key === "-" || key === "−") this.widen(-1);
    else return;
    this.sheet.classList.add("cnn-pad-by-keys");
    this.turnRing();
    this.keep(event);
  }

  /** Who comes by keys sees where they would draw. */
  meet() {
    this.sheet.classList.toggle("cnn-pad-by-keys", !this.pointing);
  }

  /** This key was for the pad, and for nobody else. */
  keep(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  walk([dx, dy], step) {
    const within = (place) => Math.max(0, Math.min(this.side, place));
    const to = [
      within(this.at[0] + dx * step),
      within(this.at[1] + dy * step),
    ];
    this.erasing = this.model.get("eraser");
    if (this.keysDown) this.lineTo(to);
    else this.at = to;
  }

  /** Put the brush down: from here on the arrow keys draw. */
  lower() {
    this.send();
    this.remember();
    this.keysDown = true;
    this.erasing = this.model.get("eraser");
    this.lineTo(this.at);
    this.say(this.words.down);
  }

  lift() {
    if (!this.keysDown) return;
    this.keysDown = false;
    this.turnRing();
    this.say(this.words.up);
  }

  widen(cells) {
    const [least, most] = this.model.get("widths");
    const width = this.model.get("brush") + cells;
    this.set("brush", Math.max(least, Math.min(most, width)));
  }

  // --- what is seen around the ink, and heard -----------------------------

  turnTools() {
    const erases = this.model.get("eraser");
    this.eraser.setAttribute("aria-pressed", erases);
    this.sheet.classList.toggle("cnn-pad-erases", erases);
    this.undoer.disabled = !this.past.length;
    this.brush.value = this.model.get("brush");
    this.turnRing();
  }

  /** The ring is where the keys would draw, and as wide as the brush. */
  turnRing() {
    const share = (cells) => `${(100 * cells) / this.side}%`;
    const width = this.model.get("brush");
    Object.assign(this.ring.style, {
      left: share(this.at[0]),
      top: share(this.at[1]),
      width: share(width),
      height: share(width),
    });
    this.ring.classList.toggle("cnn-pad-down", this.keysDown);
  }

  say(words) {
    this.status.textContent = words;
  }

  /** Read out what the drawing is taken for, once the pen rests. */
  tellLater() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.say(this.model.get("told")), QUIET);
  }
}

/** A mouse presses with 0.5, a finger with 0 or 1: both draw the full width. */
function pressureOf(event) {
  return event.pointerType === "pen" ? event.pressure : 0.5;
}

/** The bytes of what ipywidgets gives for Python's bytes. */
function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

function same(one, other) {
  return (
    one.length === other?.length &&
    one.every((level, cell) => level === other[cell])
  );
}

export default {
  render({ model, el }) {
    const pad = new Pad(model, el);
    return () => pad.end();
  },
};
