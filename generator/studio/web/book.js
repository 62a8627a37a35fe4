// An open workbook: its chapters, their text, and the pages.

import { Chapters } from "/web/chapters.js";
import { makeEditor } from "/web/editor.js";
import { connect } from "/web/live.js";
import { Pages } from "/web/pages.js";
import { loadWords, word } from "/web/words.js";

const at = (id) => document.getElementById(id);
const name = decodeURIComponent(location.pathname.split("/").at(-1));
let current = "";
let told = [];
let isConnected = true;

await loadWords();
const { workbooks } = await (await fetch("/workbooks")).json();
const title = workbooks.find((one) => one.name === name)?.title ?? name;
at("name").textContent = document.title = title;

const chapters = new Chapters((message) => live.send(message), (file, text) => editor.replace(file, text));
const pages = new Pages(at("pages"), name, (file, line) => {
  open(file);
  editor.goTo(line);
});
const editor = makeEditor(at("editor"), {
  onChange(file, text) {
    chapters.write(file, text);
    showState();
    showTitles();
  },
  onCursor: (line) => pages.cursor(current, line),
});
const live = connect(`ws://${location.host}/workbooks/${encodeURIComponent(name)}/talk`, {
  onMessage: hear,
  onOpen() {
    isConnected = true;
    if (current) live.send({ do: "focus", file: current });
    showState();
  },
  onLost() {
    isConnected = false;
    chapters.lost();
    showState();
  },
});

function hear(message) {
  const { what, file } = message;
  if (what === "chapters") hearList(message);
  else if (what === "taken") chapters.taken(message);
  else if (what === "refused") chapters.refused(message);
  else if (what === "text") chapters.meet(message);
  else if (what === "saved") chapters.saved(message);
  else if (what === "open") open(file, true);
  else if (what === "shown") show(message);
  else if (what === "asked") ask(file);
  else if (what === "settled") notice("settled", word("kept-in", { file: message.kept }));
  else if (what === "failed") {
    notice("failed", message.told.map((one) => `${one.message}: ${one.hint}`).join(" "));
  } else if (what === "tabs") {
    at("tabs").textContent = message.count > 1 ? word("tabs", message) : "";
  }
  showState();
}

function hearList(message) {
  const names = message.names ?? {};
  editor.rename(names);
  current = names[current] ?? current;
  const gone = chapters.list(message.chapters, names);
  if (message.place) notice("left-out", word("left-out", message));
  const before = current;
  if (!chapters.get(current)) open(chapters.files[0]);
  for (const file of gone) editor.forget(file);
  if (before === current) open(current);
  for (const file of chapters.files) chapters.flush(file);
}

function open(file, isFocused = false) {
  const one = chapters.get(file);
  if (!one) return;
  if (file !== current) live.send({ do: "focus", file });
  current = file;
  editor.open(file, one.text, word("text-of", { title: titleOf(file) }), one.readable);
  markFindings();
  showChapters();
  if (!one.readable) notice("readable", word("not-readable", { file }));
  if (isFocused) editor.focus();
}

// A chapter is called by its first heading, as on its pages.
function titleOf(file) {
  const found = /^#\s+(.+?)\s*#*\s*$/m.exec(chapters.get(file).text);
  return found ? found[1].replace(/\s*\{[^}]*\}$/, "").replace(/[*_`\\]/g, "") : file;
}

function showChapters() {
  const list = at("chapters");
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(
    ...chapters.files.map((file) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.dataset.file = file;
      button.title = file;
      button.textContent = titleOf(file);
      if (file === current) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => open(file));
      item.append(button);
      return item;
    }),
  );
  showTitles();
  const place = chapters.files.indexOf(current);
  // Not `disabled`, which would take the focus away from who moves a chapter by the keyboard.
  at("up").setAttribute("aria-disabled", place <= 0);
  at("down").setAttribute("aria-disabled", place === chapters.files.length - 1);
  at("leave-out").setAttribute("aria-disabled", chapters.files.length < 2);
  if (hadFocus) list.querySelector("[aria-current]")?.focus();
}

function showTitles() {
  for (const button of at("chapters").querySelectorAll("button")) {
    const { file } = button.dataset;
    const wrong = told.some((one) => one.file === file && one.severity === "error");
    button.textContent = titleOf(file);
    button.classList.toggle("wrong", wrong);
    if (wrong) button.setAttribute("aria-describedby", "findings-head");
    else button.removeAttribute("aria-describedby");
  }
}

function show(message) {
  told = message.told;
  at("drawing").hidden = true;
  at("old").hidden = message.good;
  at("old").textContent = word(message.pages.length ? "old-pages" : "no-pages");
  pages.show(message.pages);
  showFindings();
  markFindings();
  showTitles();
}

function markFindings() {
  editor.mark(told.filter((one) => one.file === current));
}

function showFindings() {
  const key = JSON.stringify(told);
  const list = at("found");
  if (list.dataset.key === key) return; // what is heard is said once
  list.dataset.key = key;
  list.replaceChildren(...(told.length ? told.map(finding) : [plainItem(word("nothing-found"))]));
}

function plainItem(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

function finding(one) {
  const item = document.createElement("li");
  item.className = one.severity;
  const place = [one.file, one.line && word("line", one), one.page && word("page", { folio: one.page })];
  const where = place.filter(Boolean).join(", ");
  const words = `${word(one.severity)}${where && ` (${where})`}: ${one.message}`;
  const hint = document.createElement("p");
  hint.textContent = one.hint;
  if (chapters.get(one.file)) {
    const button = document.createElement("button");
    button.textContent = words;
    button.addEventListener("click", () => {
      open(one.file);
      editor.goTo(one.line ?? 1);
    });
    item.append(button, hint);
  } else item.append(words, hint);
  return item;
}

// One notice of a kind, with what can be done about it.
function notice(kind, text, choices = [[word("dismiss"), () => {}]]) {
  const box = document.createElement("div");
  box.className = "notice";
  box.dataset.kind = kind;
  box.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = text;
  box.append(words);
  for (const [label, choose] of choices) {
    const button = document.createElement("button");
    button.textContent = label;
    button.addEventListener("click", () => {
      box.remove();
      choose();
      editor.focus();
    });
    box.append(button);
  }
  drop(kind);
  at("notices").append(box);
}

function drop(kind) {
  for (const one of at("notices").children) if (one.dataset.kind === kind) one.remove();
}

function ask(file) {
  const settle = (mine) => () => live.send({ do: "settle", file, mine });
  notice(`disk ${file}`, word("changed-on-disk", { file }), [
    [word("keep-mine"), settle(true)],
    [word("take-other"), settle(false)],
  ]);
}

function showState() {
  at("saved").textContent = isConnected ? word(chapters.isSaved ? "saved" : "writing") : "";
  if (isConnected) drop("lost");
  else if (!document.querySelector('[data-kind="lost"]')) {
    notice("lost", word("lost", { port: location.port }), []);
  }
  for (const file of chapters.files) {
    const kind = `tab ${file}`;
    if (!chapters.get(file).other) drop(kind);
    else if (![...at("notices").children].some((one) => one.dataset.kind === kind)) {
      const settle = (mine) => () => {
        chapters.settle(file, mine);
        showState();
      };
      notice(kind, word("changed-in-tab", { file }), [
        [word("keep-mine"), settle(true)],
        [word("take-other"), settle(false)],
      ]);
    }
  }
}

function move(by) {
  const to = chapters.files.indexOf(current) + by;
  if (to >= 0 && to < chapters.files.length) live.send({ do: "move", file: current, to });
}

function showRenaming(isShown) {
  at("renaming").hidden = !isShown;
  at("tools").hidden = isShown;
  const field = at("renaming").elements.words;
  if (!isShown) return at("rename").focus();
  field.value = current.replace(/^[\d\W_]+/, "").replace(/\.md$/i, "");
  field.select();
}

at("up").addEventListener("click", () => move(-1));
at("down").addEventListener("click", () => move(1));
at("leave-out").addEventListener("click", () => {
  if (chapters.files.length > 1) live.send({ do: "leave-out", file: current });
});
at("rename").addEventListener("click", () => showRenaming(true));
at("cancel").addEventListener("click", () => showRenaming(false));
at("renaming").addEventListener("keydown", (event) => {
  if (event.key === "Escape") showRenaming(false);
});
at("renaming").addEventListener("submit", (event) => {
  event.preventDefault();
  live.send({ do: "rename", file: current, words: event.target.elements.words.value });
  showRenaming(false);
});
at("adding").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = event.target.elements.title;
  if (live.send({ do: "add", title: field.value })) field.value = "";
});
at("spreads").addEventListener("click", (event) => {
  const isSpread = event.target.getAttribute("aria-pressed") !== "true";
  event.target.setAttribute("aria-pressed", isSpread);
  pages.spread(isSpread);
});
addEventListener("beforeunload", (event) => {
  if (!chapters.isSent) event.preventDefault();
});
