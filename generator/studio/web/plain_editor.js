// The editor without the bundle: a text area a chapter, each with its own way back.
// What `editor/entry.js` gives is the same to whoever uses it.

import { difference } from "/web/difference.js";

const TOGETHER = 700; // milliseconds in which what is typed is taken back at once

export function makeEditor(host, { onChange, onCursor }) {
  const areas = new Map();
  const ways = new WeakMap();
  let current = "";

  const lineAt = (area) => area.value.slice(0, area.selectionStart).split("\n").length;

  // Browsers have one way back for all text areas of a page: each chapter gets its own instead.
  function remember(way, value) {
    if (way.now === value) return;
    const isOne = Date.now() - way.when < TOGETHER && way.back.length;
    if (!isOne) way.back.push(way.now);
    Object.assign(way, { now: value, when: Date.now(), ahead: [] });
  }

  function go(area, way, from, to) {
    if (!from.length) return;
    to.push(way.now);
    way.now = from.pop();
    way.when = 0;
    put(area, way.now);
    changed(area);
  }

  function put(area, text) {
    const change = difference(area.value, text);
    if (change) area.setRangeText(change.insert, change.from, change.to, "end");
  }

  function changed(area) {
    const file = [...areas].find(([, one]) => one === area)[0];
    onChange(file, area.value);
    onCursor(lineAt(area));
  }

  function areaOf(file, text) {
    const area = document.createElement("textarea");
    const way = { back: [], ahead: [], now: text, when: 0 };
    area.value = text;
    area.setSelectionRange(0, 0);
    area.spellcheck = true;
    area.className = "plain";
    area.addEventListener("input", () => {
      remember(way, area.value);
      changed(area);
    });
    area.addEventListener("keydown", (event) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !"zy".includes(key)) return;
      event.preventDefault();
      if (area.readOnly) return;
      if (key === "z" && !event.shiftKey) go(area, way, way.back, way.ahead);
      else go(area, way, way.ahead, way.back);
    });
    area.addEventListener("beforeinput", (event) => {
      if (event.inputType.startsWith("history")) event.preventDefault();
    });
    area.addEventListener("selectionchange", () => {
      if (!area.hidden && document.activeElement === area) onCursor(lineAt(area));
    });
    host.append(area);
    areas.set(file, area);
    ways.set(area, way);
    return area;
  }

  return {
    open(file, text, label, readable) {
      const area = areas.get(file) ?? areaOf(file, text);
      current = file;
      for (const [name, one] of areas) one.hidden = name !== file;
      area.setAttribute("aria-label", label);
      area.readOnly = !readable;
      onCursor(lineAt(area));
    },
    replace(file, text) {
      const area = areas.get(file);
      const change = area && difference(area.value, text);
      if (!change) return;
      area.setRangeText(change.insert, change.from, change.to, "preserve");
      const way = ways.get(area);
      way.when = 0;
      remember(way, text);
    },
    rename(names) {
      const all = [...areas].map(([file, area]) => [names[file] ?? file, area]);
      areas.clear();
      for (const [file, area] of all) areas.set(file, area);
      current = names[current] ?? current;
    },
    forget(file) {
      areas.get(file)?.remove();
      areas.delete(file);
    },
    goTo(line) {
      const area = areas.get(current);
      const lines = area.value.split("\n");
      const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      area.focus();
      area.setSelectionRange(at, at);
      area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4);
      onCursor(line);
    },
    // What is wrong stands in the list below the text; a text area has no place for it.
    mark() {},
    focus() {
      areas.get(current)?.focus();
    },
  };
}
