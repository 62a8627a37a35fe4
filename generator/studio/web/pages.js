// The pages beside the text: pictures of those that are in view, and the line of the cursor on them.

import { word } from "/web/words.js";

const SCALES = [1, 1.5, 2, 3];

export class Pages {
  // `picked(file, line)` is called when a page is clicked.
  constructor(host, name, picked) {
    this.host = host;
    this.address = (key, scale) => `/workbooks/${encodeURIComponent(name)}/pages/${key}.png?scale=${scale}`;
    this.picked = picked;
    this.pages = [];
    this.elements = [];
    this.isSpread = true;
    this.shape = "";
    this.at = { file: "", line: 1 };
    this.mark = document.createElement("span");
    this.mark.className = "mark";
    this.watcher = new IntersectionObserver((seen) => this.see(seen), { root: host, rootMargin: "50% 0px" });
  }

  see(seen) {
    for (const { target, isIntersecting } of seen) {
      target.dataset.near = isIntersecting ? "yes" : "";
      if (isIntersecting) this.draw(target);
    }
  }

  // Nothing in the place of a page means: as before.
  show(pages) {
    this.pages = pages.map((page, place) => page ?? this.pages[place]);
    this.lay();
    this.pages.forEach((page, place) => {
      const element = this.elements[place];
      element.setAttribute("aria-label", `${page.folio ? word("page", page) : word("front-page")}: ${word("go-to-text")}`);
      element.style.aspectRatio = `${page.width} / ${page.height}`;
      element.dataset.key = page.key;
    });
    this.place();
    // The page that is written on comes first.
    const near = this.elements.filter((element) => element.dataset.near);
    const isMarked = (element) => element === this.mark.parentElement;
    for (const element of [...near.filter(isMarked), ...near.filter((one) => !isMarked(one))]) this.draw(element);
  }

  spread(isSpread) {
    this.isSpread = isSpread;
    this.lay();
    this.place(true);
  }

  lay() {
    const shape = this.pages.map((page) => (page.right ? "r" : "l")).join("") + this.isSpread;
    if (shape === this.shape) return;
    this.shape = shape;
    while (this.elements.length < this.pages.length) this.elements.push(this.element(this.elements.length));
    for (const gone of this.elements.splice(this.pages.length)) this.watcher.unobserve(gone);
    const rows = [];
    this.pages.forEach((page, place) => {
      const last = rows.at(-1);
      if (this.isSpread && page.right && last && !last.full) last.full = true;
      else rows.push({ cells: [], full: page.right || !this.isSpread, late: page.right && this.isSpread });
      rows.at(-1).cells.push(this.elements[place]);
    });
    this.host.replaceChildren(
      ...rows.map(({ cells, late }) => {
        const row = document.createElement("div");
        row.className = this.isSpread ? `spread${late ? " late" : ""}` : "single";
        row.append(...cells);
        return row;
      }),
    );
  }

  element(place) {
    const page = document.createElement("button");
    page.className = "page";
    const picture = document.createElement("img");
    picture.alt = "";
    page.append(picture);
    page.addEventListener("click", (event) => this.pick(place, event));
    this.watcher.observe(page);
    return page;
  }

  draw(element) {
    const picture = element.querySelector("img");
    const { key } = element.dataset;
    const page = this.pages[this.elements.indexOf(element)];
    const wanted = (element.clientWidth * devicePixelRatio) / page.width;
    const scale = SCALES.find((one) => one >= wanted) ?? SCALES.at(-1);
    const address = this.address(key, scale);
    if (picture.getAttribute("src") === address) return;
    const next = new Image();
    next.src = address;
    // The page as it was stays until the new one is there.
    next.decode().then(
      () => {
        if (element.dataset.key === key) picture.src = address;
      },
      () => {}, // it is gone already, and another is on its way
    );
  }

  pick(place, event) {
    const page = this.pages[place];
    if (!page.file || !page.lines.length) return;
    const box = this.elements[place].getBoundingClientRect();
    const typed = event.detail === 0; // with the keyboard there is no place on the page
    const x = typed ? 0 : ((event.clientX - box.left) / box.width) * page.width;
    const y = typed ? 0 : ((event.clientY - box.top) / box.height) * page.height;
    const far = (from, value, to) => Math.max(from - value, 0, value - to);
    let best = null;
    for (const [line, x0, y0, x1, y1] of page.lines) {
      const distance = far(y0, y, y1) * 4 + far(x0, x, x1);
      if (!best || distance < best.distance) best = { line, distance };
    }
    this.picked(page.file, best.line);
  }

  // Where the cursor is; the page comes into view when the cursor goes elsewhere.
  cursor(file, line) {
    const moved = file !== this.at.file || line !== this.at.line;
    this.at = { file, line };
    if (moved) this.place(true);
  }

  place(bring = false) {
    let best = null;
    this.pages.forEach((page, place) => {
      if (page.file !== this.at.file) return;
      for (const box of page.lines) {
        if (box[0] <= this.at.line && (!best || box[0] > best.box[0])) best = { place, box, page };
      }
      if (!best) best = { place, page, box: [0, 0, 0, 0, 0] };
    });
    if (!best) {
      this.mark.remove();
      return;
    }
    const { box, page } = best;
    const [, x0, y0] = box;
    const [x1, y1] = [Math.min(box[3], page.width), Math.min(box[4], page.height)];
    const share = (value, whole) => `${(value / whole) * 100}%`;
    Object.assign(this.mark.style, {
      left: share(x0, page.width),
      top: share(y0, page.height),
      width: share(x1 - x0, page.width),
      height: share(y1 - y0, page.height),
    });
    this.mark.dataset.line = box[0];
    const element = this.elements[best.place];
    const another = this.mark.parentElement !== element;
    if (another) element.append(this.mark);
    if (bring || another) this.bring();
  }

  // The pages alone move, not what they stand in.
  bring() {
    const pane = this.host.getBoundingClientRect();
    const mark = this.mark.getBoundingClientRect();
    const room = Math.min(64, pane.height / 4);
    const foot = Math.min(mark.bottom, mark.top + pane.height / 2);
    if (mark.top < pane.top + room) this.host.scrollTop += mark.top - pane.top - room;
    else if (foot > pane.bottom - room) this.host.scrollTop += foot - pane.bottom + room;
  }
}
