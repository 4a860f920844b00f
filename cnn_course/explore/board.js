// A board in the page: point at it, walk over it, play it, type into it.
//
// Nothing is computed here. Python sends the picture (SVG), the texts of its
// cells, and the links: which cells a cell comes from, and the sum written
// out. This file only lights up what the links say.

const SVG = "http://www.w3.org/2000/svg";
const ROOMY = 38; // pixels: from this height on, a factor fits below a number
const NARROWEST = 0.6; // of a picture's width; a narrower page scrolls
const SCROLLBAR = 16; // pixels
const SOON = 300; // milliseconds: so long a picture waits for an idle page
const LARGEST_FILE = 9e6; // bytes; the server's messages end at 10 MiB
const STEPS_A_SECOND = { slow: 1, normal: 3, fast: 12, screen: Infinity };
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const keyOf = (table, row, column) => `${table}:${row}:${column}`;
const fill = (words, values) =>
  words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** The cells of a region [table, row, column, height, width]. */
function cellsOf([table, row, column, height = 1, width = 1]) {
  const cells = [];
  for (let r = row; r < row + height; r++)
    for (let c = column; c < column + width; c++)
      cells.push(keyOf(table, r, c));
  return cells;
}

/** An element with attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, value);
  return element;
}

/** A board as JSON; that of a photograph is long, and is written once. */
function written(board) {
  if (!texts.has(board)) texts.set(board, JSON.stringify(board));
  return texts.get(board);
}
const texts = new WeakMap();

/** A board's picture, out of sight: a sheet with its SVG, and its cells.
 *
 * To be shown, the sheet turns opaque and nothing on it moves or changes: else
 * all its texts would be laid out or painted again.
 */
function drawn(board) {
  const sheet = make("div", {
    class: "cnn-sheet cnn-waiting",
    "aria-hidden": "true",
  });
  sheet.innerHTML = board.svg;
  const svg = sheet.firstElementChild;
  const { size, overlay } = fitForPage(svg);
  return { sheet, svg, size, overlay, cells: cellsIn(svg, board) };
}

/** Make an SVG fit for a page; its size, and the layer for what is lit. */
function fitForPage(svg) {
  svg.querySelector("title")?.remove(); // else it is a tooltip
  svg.setAttribute("role", "group");
  const size = ["width", "height"].map((side) => +svg.getAttribute(side));
  svg.style.minWidth = narrowest(size);
  svg.removeAttribute("height");
  const photo = svg.querySelector("image, .cnn-pixels") !== null;
  svg.classList.toggle("cnn-photo", photo);
  const overlay = draw("g", { class: "cnn-overlay" });
  svg.append(overlay);
  return { size, overlay };
}

/** Make a node of the page like another; what is so already is left alone.
 *
 * A picture that did not change is not decoded again, nor a text laid out, and
 * what has the focus keeps it.
 */
function morph(node, fresh) {
  for (const { name } of [...node.attributes])
    if (!fresh.hasAttribute(name)) node.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  const before = [...node.childNodes];
  const after = [...fresh.childNodes];
  after.forEach((child, place) => {
    const there = before[place];
    if (!there) node.append(child);
    else if (there.nodeName !== child.nodeName) there.replaceWith(child);
    else if (there.isEqualNode(child)) return;
    else if (child.nodeType === Node.ELEMENT_NODE) morph(there, child);
    else there.data = child.data;
  });
  before.slice(after.length).forEach((child) => child.remove());
}

/** The width below which a picture is scrolled, not made smaller. */
const narrowest = ([width]) => `${width * NARROWEST}px`;

/** The cells of a picture: key -> {node, key, table, row, column, box}. */
function cellsIn(svg, board) {
  const cells = new Map();
  for (const group of svg.querySelectorAll(".cnn-table")) {
    const table = group.dataset.table;
    const editable = board.editable.includes(table);
    for (const node of group.querySelectorAll(".cnn-cell")) {
      const [row, column] = [+node.dataset.row, +node.dataset.column];
      const rect = node.querySelector("rect");
      const [x, y, width, height] = ["x", "y", "width", "height"].map(
        (side) => +rect.getAttribute(side),
      );
      const key = keyOf(table, row, column);
      node.dataset.key = key;
      if (editable) node.classList.add("cnn-open");
      const box = { x, y, width, height };
      cells.set(key, { node, key, table, row, column, box });
    }
  }
  return cells;
}

/** By key: the link a cell came from, the cells it feeds; and the walk. */
function linksOf(board) {
  const cameFrom = new Map();
  const feeds = new Map();
  for (const link of board.links) {
    const targets = cellsOf(link.target);
    const regions = [...link.products.flat(), ...link.terms];
    const sources = regions.flatMap(cellsOf);
    for (const key of targets) cameFrom.set(key, link);
    sources.forEach((key, place) => {
      const fed = link.copies ? [targets[place]] : targets;
      if (!feeds.has(key)) feeds.set(key, new Set());
      fed.forEach((target) => feeds.get(key).add(target));
    });
  }
  const steps = board.links
    .filter((link) => link.target[0] === board.walk)
    .map((link) => keyOf(...link.target));
  return { cameFrom, feeds, steps };
}

class View {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("words");
    this.pictures = new Map(); // of boards, as JSON: what pictureOf returns
    this.followed = new Set(); // sliders whose next steps are known
    this.pinned = null; // the key of the cell that stays explained
    this.playing = null;
    this.room = [0, 0]; // the height for a width of 1, and the most
    this.fitAgain = () => this.fit();
    this.stage = make("div", { class: "cnn-stage" });
    this.sum = make("div", { class: "cnn-said", role: "status" });
    this.message = make("div", { class: "cnn-message", role: "alert" });
    this.bar = this.makeBar();
    this.opener = this.makeOpener();
    this.root = make(
      "div",
      { class: "cnn-live", "data-lm-suppress-shortcuts": "true" },
      this.opener,
      this.stage,
      this.sum,
      this.message,
      this.bar,
    );
    el.append(this.root);
    this.listen();
    this.show(this.pictureOf(model.get("board")));
    nameSliders(el);
    whenPlaced(el, (explorer) =>
      explorer.addEventListener("focusin", keepKeys),
    );
  }

  makeOpener() {
    const file = make("input", {
      type: "file",
      accept: "image/*",
      onchange: () => this.open(file),
    });
    return make("label", { class: "cnn-opener" }, this.words.open, file);
  }

  /** Send a picture of one's own; a larger one would break the connection. */
  async open(input) {
    const [file] = input.files;
    if (!file) return;
    if (file.size > LARGEST_FILE) {
      const told = { name: file.name, size: (file.size / 1e6).toFixed(1) };
      this.message.textContent = fill(this.words.too_large, told);
    } else {
      const content = await file.arrayBuffer();
      this.say({ upload: file.name }, [content]);
    }
    input.value = ""; // so that the same file can be opened again
  }

  // --- what comes from Python -------------------------------------------

  listen() {
    const { model, stage } = this;
    const on = (name, act) => {
      model.on(name, act);
      this.offs.push(() => model.off(name, act));
    };
    this.offs = [];
    on("change:board", () => this.take(model.get("board")));
    on("change:ahead", () => this.lookAhead());
    on("change:focus", () => this.pinFromPython());
    on("change:later", () => this.paint());
    on("change:message", () => this.tellMessage());
    stage.addEventListener("pointermove", (event) => this.hover(event));
    stage.addEventListener("pointerleave", () => this.unhover());
    stage.addEventListener("click", (event) => this.click(event));
    stage.addEventListener("dblclick", (event) => this.edit(at(event)));
    stage.addEventListener("keydown", (event) => this.press(event));
    stage.addEventListener("focusin", () => this.showKeys());
    stage.addEventListener("focusout", () => this.showKeys());
    stage.addEventListener("pointerdown", (event) => this.grasp(event));
    stage.addEventListener("click", (event) => this.letGo(event));
    stage.addEventListener("keydown", (event) => this.choose(event));
  }

  end() {
    this.stop();
    clearTimeout(this.telling); // there may be nobody to be told any more
    this.offs.forEach((off) => off());
  }

  /** Show what Python sends, unless it is what is shown already. */
  take(board) {
    this.ahead = {};
    const known = this.pictures.get(written(board));
    if (known && known.sheet === this.sheet) return;
    if (known || hasCells(board) || hasCells(this.board))
      this.show(this.pictureOf(board));
    else this.change(board);
    this.keepOnly([board]);
  }

  /** Turn the picture that is shown into another; neither has cells. */
  change(board) {
    const chosen = choiceOf(document.activeElement);
    const { sheet, svg, cells } = this;
    const inert = document.createElement("template"); // it loads no images
    inert.innerHTML = board.svg;
    const fresh = inert.content.firstElementChild;
    const { size } = fitForPage(fresh);
    nameChoices(fresh);
    morph(svg, fresh);
    const overlay = svg.lastElementChild;
    const touched = new Set();
    const picture = { board, touched, sheet, svg, size, overlay, cells };
    Object.assign(picture, linksOf(board));
    this.pictures.delete(written(this.board));
    this.pictures.set(written(board), picture);
    Object.assign(this, picture);
    this.settle(chosen);
  }

  /** Python has drawn a slider's next steps: show them when it moves. */
  async lookAhead() {
    const { control, value, boards } = this.model.get("ahead");
    const now = { [value]: this.model.get("board") };
    const last = this.ahead; // they come one at a time
    const more = last.control === control && last.value === value;
    const others = more ? last.boards : {};
    const ahead = { control, value, boards: { ...others, ...boards, ...now } };
    this.ahead = ahead;
    this.keepOnly([this.board, ...Object.values(ahead.boards)]);
    for (const board of Object.values(ahead.boards))
      whenIdle(() => this.ahead === ahead && this.pictureOf(board));
    if (!control || this.followed.has(control)) return;
    this.followed.add(control);
    const slider = await this.model.widget_manager.get_model(control);
    const act = () => {
      const byHand = document.activeElement?.matches(".noUi-handle");
      const board = this.ahead.boards?.[slider.get("value")];
      if (byHand && this.ahead.control === control && board)
        this.show(this.pictureOf(board));
    };
    slider.on("change:value", act);
    this.offs.push(() => slider.off("change:value", act));
  }

  /** A board's picture: in the page, laid out, but out of sight until shown. */
  pictureOf(board) {
    const text = written(board);
    if (!this.pictures.has(text)) {
      const touched = new Set(); // cells that carry a class of the last paint
      const picture = { board, touched, ...drawn(board), ...linksOf(board) };
      this.pictures.set(text, picture);
      this.stage.append(picture.sheet);
    }
    return this.pictures.get(text);
  }

  /** Take all other pictures out of the page. */
  keepOnly(boards) {
    const kept = new Set(boards.map(written));
    for (const [text, { sheet }] of this.pictures)
      if (!kept.has(text)) {
        this.pictures.delete(text);
        sheet.remove();
      }
  }

  /** Show a picture in place of the one that is shown. */
  show(picture) {
    const chosen = choiceOf(document.activeElement);
    const within = this.stage.contains(document.activeElement) && !chosen;
    this.closeEditor();
    this.hide();
    Object.assign(this, picture); // board, sheet, svg, cells, links, ...
    this.sheet.classList.remove("cnn-waiting");
    this.sheet.removeAttribute("aria-hidden");
    nameChoices(this.svg);
    this.settle(chosen);
    if (within) this.tabStop?.node.focus({ preventScroll: true });
  }

  /** Bring what stands around the picture up to date. */
  settle(chosen) {
    this.opener.hidden = !this.board.upload;
    this.bar.hidden = this.steps.length < 2;
    this.sum.hidden = !this.cells.size;
    this.jump.max = Math.max(1, this.steps.length);
    this.fit();
    this.reserve();
    this.hovered = null;
    if (!this.cells.has(this.pinned)) this.pinned = this.focusOf(this.model);
    this.setTabStop();
    this.focusOn(chosen);
    this.paint();
    this.tellMessage(); // one of the page's own is out of date now
  }

  /** Put the picture that is shown out of sight; what is lit in it may stay. */
  hide() {
    if (!this.sheet) return;
    for (const node of this.svg.querySelectorAll("[tabindex]"))
      node.removeAttribute("tabindex");
    this.sheet.style.minWidth = "";
    this.sheet.setAttribute("aria-hidden", "true");
    this.sheet.classList.add("cnn-waiting");
  }

  /** What had the focus in the picture before has it in this one. */
  focusOn(chosen) {
    if (!chosen || choiceOf(document.activeElement) === chosen) return;
    for (const node of this.svg.querySelectorAll("[data-choose]"))
      if (node.dataset.choose === chosen) node.focus({ preventScroll: true });
  }

  /** As high as the picture is, in a page of any width.
   *
   * While a slider is in use, no lower than before: else the page below goes
   * up and down with every key.
   */
  fit() {
    this.sheet.style.minWidth = narrowest(this.size);
    const [width, height] = this.size;
    let [steep, high] = [height / width, height];
    if (this.waitForSlider()) {
      steep = Math.max(steep, this.room[0]);
      high = Math.max(high, this.room[1]);
    }
    this.room = [steep, high];
    const least = high * NARROWEST + SCROLLBAR;
    Object.assign(this.stage.style, {
      aspectRatio: `${1 / steep}`,
      maxHeight: `${high}px`,
      minHeight: `${Math.min(least, high)}px`,
    });
  }

  /** Whether a slider of this explorer is in use; when it is left: fit. */
  waitForSlider() {
    const handle = document.activeElement;
    const explorer = this.root.closest(".cnn-explorer");
    if (!handle?.matches(".noUi-handle") || !explorer?.contains(handle))
      return false;
    handle.addEventListener("blur", this.fitAgain, { once: true });
    return true;
  }

  /** Keep room for the longest sum, so that nothing below it jumps. */
  reserve() {
    const lines = this.board.links.map((link) => link.lines.length);
    const most = Math.max(0, ...lines);
    const rows = most > 1 ? most + 1 : 1.5;
    this.sum.style.minHeight = `${rows * 1.5}em`;
  }

  /** The key of the cell that Python explains, or null. */
  focusOf(model) {
    const focus = model.get("focus");
    const key = focus && keyOf(...focus);
    return this.cells.has(key) ? key : null;
  }

  pinFromPython() {
    const key = this.focusOf(this.model);
    if (key !== this.pinned) this.pin(key, false);
  }

  /** Tell Python what was done; a message of the page's own is over. */
  say(content, buffers) {
    this.ahead = {};
    this.tellMessage();
    this.model.send(content, undefined, buffers);
  }

  tellMessage() {
    this.message.textContent = this.model.get("message");
  }

  // --- what is lit --------------------------------------------------------

  /** Light up what belongs to a cell: the one pointed at, or the pinned. */
  paint(key = this.hovered ?? this.pinned) {
    this.unlight();
    this.hideLater();
    this.turnJump();
    const cell = this.cells.get(key);
    if (!cell) {
      this.sum.replaceChildren();
      return;
    }
    const link = this.cameFrom.get(key);
    if (link) this.paintLink(link, key);
    else this.paintFed(cell);
    this.frame([cell.table, cell.row, cell.column], "cnn-here");
    this.write(cell, link);
  }

  unlight() {
    for (const cell of this.touched)
      cell.node.classList.remove("cnn-source", "cnn-target", "cnn-fed");
    this.touched.clear();
    this.overlay.replaceChildren();
  }

  light(keys, name) {
    for (const key of keys) {
      const cell = this.cells.get(key);
      if (!cell) continue;
      cell.node.classList.add(name);
      this.touched.add(cell);
    }
  }

  paintLink(link, key) {
    const regions = [...link.products.flat(), ...link.terms];
    for (const region of [...link.cone, ...regions]) {
      this.light(cellsOf(region), "cnn-source");
      this.frame(region);
    }
    this.light(cellsOf(link.target), "cnn-target");
    this.frame(link.target);
    for (const [window, weights] of link.products)
      this.writeFactors(window, weights);
    if (link.copies) {
      const place = cellsOf(link.target).indexOf(key);
      const source = regions.flatMap(cellsOf)[place];
      const { table, row, column } = this.cells.get(source);
      this.frame([table, row, column], "cnn-here");
    }
  }

  paintFed(cell) {
    const fed = [...(this.feeds.get(cell.key) ?? [])];
    this.light([cell.key], "cnn-source");
    this.light(fed, "cnn-fed");
    for (const key of fed) {
      const { table, row, column } = this.cells.get(key);
      this.frame([table, row, column]);
    }
  }

  frame(region, name = "") {
    const keys = cellsOf(region);
    const first = this.cells.get(keys[0]);
    const last = this.cells.get(keys[keys.length - 1]);
    if (!first || !last) return;
    const role = this.board.tables[first.table].role;
    this.overlay.append(
      draw("rect", {
        x: first.box.x,
        y: first.box.y,
        width: last.box.x + last.box.width - first.box.x,
        height: last.box.y + last.box.height - first.box.y,
        rx: 2,
        class: `cnn-frame cnn-${role} ${name}`,
      }),
    );
  }

  writeFactors(window, weights) {
    const factors = cellsOf(weights);
    cellsOf(window).forEach((key, place) => {
      const cell = this.cells.get(key);
      const factor = this.cells.get(factors[place]);
      if (!cell || !factor || cell.box.height < ROOMY) return;
      const text = `×${this.textOf(factor)}`;
      const size = cell.box.height * 0.26;
      if (text.length * size * 0.6 > cell.box.width - 4) return;
      const small = draw("text", {
        x: cell.box.x + cell.box.width - 4,
        y: cell.box.y + cell.box.height - 4,
        "font-size": size,
        "text-anchor": "end",
        class: "cnn-factor",
      });
      small.textContent = text;
      this.overlay.append(small);
    });
  }

  textOf({ table, row, column }) {
    return this.board.tables[table].cells[row][column];
  }

  /** While stepping, results that come later are not shown yet. */
  hideLater() {
    const hide = !this.model.get("later") && this.pinned !== null;
    const now = this.steps.indexOf(this.pinned);
    this.steps.forEach((key, place) =>
      this.cells
        .get(key)
        ?.node.classList.toggle("cnn-later", hide && now >= 0 && place > now),
    );
  }

  /** The sum below the picture, or where the cell is read. */
  write(cell, link) {
    if (!link) {
      this.sum.textContent = this.fedSentence(cell);
    } else if (link.lines.length === 1 && link.lines[0].length === 1) {
      const left = `${link.lines[0][0]} ${link.equals} `;
      this.sum.replaceChildren(left, make("strong", {}, link.result));
    } else if (link.lines.length) {
      this.sum.replaceChildren(sumOf(link));
    } else {
      this.sum.textContent = this.label(cell);
    }
  }

  fedSentence(cell) {
    const fed = this.feeds.get(cell.key) ?? new Set();
    const where = { cell: this.label(cell), count: fed.size };
    const { role } = this.board.tables[cell.table];
    if (!fed.size && role === "input")
      return fill(this.words.unread, where);
    if (!fed.size) return where.cell;
    const key = role === "filter" ? "weighs" : "feeds";
    return fill(this.words[fed.size === 1 ? `${key}.one` : key], where);
  }

  label(cell) {
    const { title } = this.board.tables[cell.table];
    const { row, column } = cell;
    const text = this.textOf(cell);
    const label = fill(this.words.cell, { title, row, column, text });
    return text ? label : label.replace(/[\s:]+$/, "");
  }

  // --- pointing and walking -------------------------------------------

  hover(event) {
    const key = at(event);
    const where = `${event.clientX},${event.clientY}`;
    const rests = where === this.pointer; // not it moved, but the picture
    this.pointer = where;
    if (rests || event.pointerType === "touch") return;
    if ((key ?? null) === this.hovered) return;
    this.hovered = this.cells.has(key) ? key : null;
    this.paint();
  }

  /** The ring around the cell is strong while keys go to it. */
  showKeys() {
    const keys = this.stage.querySelector(".cnn-cell:focus-visible") !== null;
    this.stage.classList.toggle("cnn-keys", keys);
  }

  unhover() {
    this.hovered = null;
    this.paint();
  }

  click(event) {
    const key = at(event);
    if (!this.cells.has(key) || this.editor) return;
    this.stop();
    this.pin(key);
    this.cells.get(key).node.focus({ preventScroll: true });
  }

  /** Explain this cell from now on, and let Python know, but not at once. */
  pin(key, tell = true) {
    this.pinned = key;
    this.hovered = null; // keys and steps win over a resting pointer
    this.setTabStop();
    this.paint();
    if (tell) this.tellPython();
  }

  tellPython() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      const cell = this.cells.get(this.pinned);
      const focus = cell ? [cell.table, cell.row, cell.column] : null;
      if (String(focus) === String(this.model.get("focus"))) return;
      this.model.set("focus", focus);
      this.model.save_changes();
    }, 150);
  }

  /** One cell can be reached with the tab key; arrows lead on from there. */
  setTabStop() {
    this.tabStop?.node.removeAttribute("tabindex");
    const first = this.steps[0] ?? this.cells.keys().next().value;
    this.tabStop = this.cells.get(this.pinned ?? first);
    if (!this.tabStop) return;
    const { node, table } = this.tabStop;
    let label = this.label(this.tabStop);
    const link = this.cameFrom.get(this.tabStop.key);
    if (link?.lines.length) label += `. ${link.sum}`;
    if (this.board.editable.includes(table)) label += `. ${this.words.edit}`;
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "img");
    node.setAttribute("aria-label", label);
  }

  press(event) {
    if (this.editor || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = this.cells.get(at(event));
    if (!here) return;
    const { key } = event;
    if (ARROWS[key] && event.shiftKey && this.board.shift)
      this.say({ shift: ARROWS[key] });
    else if (ARROWS[key]) this.go(this.neighbour(here, ARROWS[key]));
    else if (key === "Home") this.go(this.lineEnd(here, -1));
    else if (key === "End") this.go(this.lineEnd(here, 1));
    else if (key === "Enter" || key === "F2") this.edit(here.key);
    else if (key === " ") this.playing ? this.stop() : this.play();
    else if (key === "Escape") this.pin(null);
    else if (/^[0-9.−-]$/.test(key)) this.edit(here.key, key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  go(cell) {
    if (!cell) return;
    this.stop();
    this.pin(cell.key);
    cell.node.focus({ preventScroll: true });
  }

  lineEnd({ table, row }, direction) {
    const line = [...this.cells.values()].filter(
      (cell) => cell.table === table && cell.row === row,
    );
    return line.at(direction < 0 ? 0 : -1);
  }

  /** The next cell in a direction: of this table, else of a neighbour. */
  neighbour(here, [dx, dy]) {
    const { table, row, column, box } = here;
    const next = this.cells.get(keyOf(table, row + dy, column + dx));
    if (next) return next;
    let best = null;
    let least = Infinity;
    for (const cell of this.cells.values()) {
      const x = middle(cell.box.x, cell.box.width);
      const y = middle(cell.box.y, cell.box.height);
      const right = x - middle(box.x, box.width);
      const below = y - middle(box.y, box.height);
      const ahead = dx * right + dy * below;
      const aside = Math.abs(dx ? below : right);
      if (ahead < 1 || (cell.table === table && aside > 1)) continue;
      const far = ahead + 3 * aside;
      if (far < least) [best, least] = [cell, far];
    }
    return best;
  }

  /** A mouse chooses when it goes down: its click would come later. */
  grasp(event) {
    this.grasped = event.pointerType === "mouse" && event.button === 0;
    if (this.grasped) this.choose(event);
  }

  /** A finger, which may have come to scroll, or a screen reader chooses. */
  letGo(event) {
    if (!this.grasped || !event.detail) this.choose(event);
    this.grasped = false;
  }

  choose(event) {
    const node = event.target.closest?.("[data-choose]");
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const told = { choose: node.dataset.choose };
    const places = node.dataset.places !== undefined;
    if (!event.key) {
      if (places) told.at = placeIn(this.svg, event);
      node.focus({ preventScroll: true });
    } else if (places && ARROWS[event.key]) told.step = ARROWS[event.key];
    else if (event.key !== "Enter" && event.key !== " ") return;
    if (event.type !== "pointerdown") event.preventDefault(); // or no click
    event.stopPropagation();
    this.say(told);
  }

  // --- stepping and playing ---------------------------------------------

  makeBar() {
    const { words } = this;
    const key = (name, sign, act) =>
      make(
        "button",
        {
          type: "button",
          "aria-label": words[name],
          title: words[name],
          "data-name": name,
          onclick: act,
        },
        sign,
      );
    this.playKey = key("play", "▶", () =>
      this.playing ? this.stop() : this.play(),
    );
    this.jump = make("input", {
      type: "range",
      min: 1,
      value: 1,
      "aria-label": words.jump,
      title: words.jump,
      oninput: () => this.toStep(+this.jump.value - 1),
    });
    this.place = make("span", { class: "cnn-place" });
    this.speed = make(
      "select",
      { "aria-label": words.speed, title: words.speed },
      ...Object.keys(STEPS_A_SECOND).map((name) =>
        make(
          "option",
          { value: name, selected: name === "normal" },
          words[`speed.${name}`],
        ),
      ),
    );
    this.later = make("input", {
      type: "checkbox",
      onchange: () => {
        this.model.set("later", !this.later.checked);
        this.model.save_changes();
      },
    });
    return make(
      "div",
      { class: "cnn-bar", role: "toolbar", "aria-label": words.bar },
      key("first", "|◀", () => this.toStep(0)),
      key("back", "◀", () => this.toStep(this.step() - 1)),
      this.playKey,
      key("forward", "▶|", () => this.toStep(this.step() + 1)),
      this.jump,
      this.place,
      this.speed,
      make("label", {}, this.later, ` ${words.later}`),
    );
  }

  /** Which step is explained, counted from 0; -1 if none is. */
  step() {
    return this.steps.indexOf(this.pinned);
  }

  toStep(step, tell = true) {
    if (tell) this.stop();
    const last = this.steps.length - 1;
    this.pin(this.steps[Math.max(0, Math.min(step, last))], tell);
  }

  turnJump() {
    const step = this.step();
    this.later.checked = !this.model.get("later");
    if (step >= 0) this.jump.value = step + 1;
    const text = fill(this.words[step < 0 ? "steps" : "step"], {
      step: step + 1,
      steps: this.steps.length,
    });
    this.place.textContent = text;
    this.jump.setAttribute("aria-valuetext", text);
  }

  play() {
    if (this.steps.length < 2) return;
    const last = this.steps.length - 1;
    let next = this.step() >= last ? 0 : this.step() + 1;
    let due = 0;
    const tick = (now) => {
      if (!this.root.isConnected) return this.stop();
      if (now >= due) {
        this.toStep(next, false);
        due = now + 1000 / STEPS_A_SECOND[this.speed.value];
        next += 1;
        if (next > last) return this.stop();
      }
      this.playing = requestAnimationFrame(tick);
    };
    this.playing = requestAnimationFrame(tick);
    this.showPlaying(true);
  }

  stop() {
    if (!this.playing) return;
    cancelAnimationFrame(this.playing);
    this.playing = null;
    this.showPlaying(false);
    this.tellPython();
  }

  showPlaying(playing) {
    const word = this.words[playing ? "pause" : "play"];
    this.playKey.textContent = playing ? "⏸" : "▶";
    this.playKey.setAttribute("aria-label", word);
    this.playKey.title = word;
  }

  // --- typing into a cell -----------------------------------------------

  edit(key, text) {
    const cell = this.cells.get(key);
    if (!cell || !this.board.editable.includes(cell.table)) return;
    this.stop();
    this.closeEditor();
    this.pin(key);
    const stage = this.stage.getBoundingClientRect();
    const box = cell.node.querySelector("rect").getBoundingClientRect();
    const editor = make("input", {
      class: "cnn-edit",
      "aria-label": this.label(cell),
      inputmode: "decimal",
      maxlength: 20,
      onkeydown: (event) => this.typeInto(event, cell),
      onblur: () => this.closeEditor(),
    });
    editor.value = text ?? this.textOf(cell);
    Object.assign(editor.style, {
      left: `${box.left - stage.left + this.stage.scrollLeft}px`,
      top: `${box.top - stage.top + this.stage.scrollTop}px`,
      width: `${Math.max(box.width, 44)}px`,
      height: `${box.height}px`,
    });
    this.editor = editor;
    this.stage.append(editor);
    editor.focus({ preventScroll: true });
    if (text === undefined) editor.select();
  }

  typeInto(event, cell) {
    event.stopPropagation();
    if (event.key === "Escape") this.closeEditor();
    else if (event.key === "Enter" || event.key === "Tab")
      this.send(cell, this.editor.value);
    else return;
    event.preventDefault();
    cell.node.focus({ preventScroll: true });
    if (event.key === "Tab") this.editNext(cell, event.shiftKey ? -1 : 1);
  }

  editNext({ table, row, column }, direction) {
    const inTable = [...this.cells.values()].filter((c) => c.table === table);
    const place = inTable.findIndex(
      (cell) => cell.row === row && cell.column === column,
    );
    const next = inTable[place + direction];
    if (next) this.go(next);
  }

  send(cell, text) {
    this.closeEditor();
    if (text === this.textOf(cell)) return;
    this.say({ edit: [cell.table, cell.row, cell.column, text] });
  }

  closeEditor() {
    const { editor } = this;
    this.editor = null; // first: removing it blurs it
    editor?.remove();
  }
}

/** Parts of a picture that can be chosen are buttons in the page. */
function nameChoices(svg) {
  for (const node of svg.querySelectorAll("[data-choose]")) {
    node.setAttribute("role", "button");
    node.setAttribute("tabindex", "0");
    node.setAttribute("aria-label", node.dataset.label);
    node.setAttribute("aria-pressed", node.dataset.chosen);
  }
}

/** Whether a board has cells that can be pointed at. */
const hasCells = (board) => Object.keys(board.tables).length > 0;

/** The name of the part of the picture that can be chosen here. */
const choiceOf = (node) => node?.closest?.("[data-choose]")?.dataset.choose;

/** Where an event is, in the pixels of a picture that may be scaled. */
function placeIn(svg, { clientX, clientY }) {
  const there = svg.getScreenCTM().inverse();
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(there);
  return [x, y];
}

const middle = (start, size) => start + size / 2;

/** The key of the cell that an event is about. */
function at(event) {
  return event.target.closest?.(".cnn-cell")?.dataset.key;
}

/** A sum of several lines, its terms in columns. */
function sumOf(link) {
  const rows = link.lines.map((line, index) => {
    const terms = line.map((term, place) =>
      make(
        "span",
        { class: "cnn-term" },
        `${index || place ? "+ " : "   "}${term}`.replace(/^\+ …/, "…"),
      ),
    );
    return make("div", { class: "cnn-line" }, ...terms);
  });
  const result = make("strong", {}, link.result);
  const last = make("div", { class: "cnn-line" }, `${link.equals} `, result);
  return make("div", { class: "cnn-sums" }, ...rows, last);
}

/** JupyterLab takes no key from an element that says so itself. */
function keepKeys({ target }) {
  target.setAttribute("data-lm-suppress-shortcuts", "true");
}

/** Do something when nothing else is to do, or soon: a page may be busy on. */
function whenIdle(act) {
  if (!window.requestIdleCallback) setTimeout(act); // Safari
  else window.requestIdleCallback(act, { timeout: SOON });
}

/** Do something with the explorer around the view, once it is in the page. */
function whenPlaced(el, act, tries = 400) {
  const explorer = el.closest(".cnn-explorer");
  if (explorer) act(explorer);
  else if (tries) setTimeout(() => whenPlaced(el, act, tries - 1), 50);
}

/** ipywidgets' sliders have no accessible name: give them their label's. */
function nameSliders(el) {
  let tries = 0;
  const look = () => {
    const explorer = el.closest(".cnn-explorer");
    for (const slider of explorer?.querySelectorAll(".widget-slider") ?? []) {
      const label = slider.querySelector(".widget-label")?.textContent;
      for (const handle of slider.querySelectorAll(".noUi-handle"))
        if (label) handle.setAttribute("aria-label", label);
    }
    if (++tries < 12) setTimeout(look, 200 * tries);
  };
  setTimeout(look);
}

export default {
  render({ model, el }) {
    const view = new View(model, el);
    return () => view.end();
  },
};
