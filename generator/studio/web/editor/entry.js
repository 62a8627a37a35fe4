// The editor: CodeMirror, with one state a chapter. `make studio` makes one file of it.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, WidgetType } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { difference } from "../difference.js";

const marked = StateEffect.define();

class Finding extends WidgetType {
  constructor(finding) {
    super();
    this.finding = finding;
  }

  eq(other) {
    const { severity, message, hint } = this.finding;
    const given = other.finding;
    return severity === given.severity && message === given.message && hint === given.hint;
  }

  // The list of findings is what is read out: this is for the eye.
  toDOM() {
    const box = document.createElement("div");
    box.className = `finding ${this.finding.severity}`;
    box.setAttribute("aria-hidden", "true");
    const hint = document.createElement("span");
    hint.textContent = this.finding.hint;
    box.append(this.finding.message, hint);
    return box;
  }
}

function decorated(state, findings) {
  const lines = state.doc.lines;
  const ranges = [];
  for (const one of findings.filter((each) => each.line)) {
    const line = state.doc.line(Math.min(one.line, lines));
    ranges.push(Decoration.line({ class: `wrong ${one.severity}` }).range(line.from));
    ranges.push(Decoration.widget({ widget: new Finding(one), block: true, side: 1 }).range(line.to));
  }
  return Decoration.set(ranges, true);
}

const findings = StateField.define({
  create: () => Decoration.none,
  update(value, change) {
    for (const effect of change.effects) if (effect.is(marked)) return decorated(change.state, effect.value);
    return value.map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const highlight = HighlightStyle.define([
  { tag: tags.heading, class: "md-heading" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.url, tags.meta], class: "md-sign" },
]);

export function makeEditor(host, { onChange, onCursor }) {
  const root = host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/web/editor.css";
  root.append(sheet);
  const states = new Map();
  const scrolls = new Map();
  const reading = new Compartment();
  const naming = new Compartment();
  let current = "";
  let quiet = false;
  let before = ""; // what was found

  const lineOf = (state) => state.doc.lineAt(state.selection.main.head).number;
  const extensions = [
    history(),
    drawSelection(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    markdown(),
    syntaxHighlighting(highlight),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ spellcheck: "true", autocorrect: "on" }),
    findings,
    naming.of([]),
    reading.of([]),
    EditorView.updateListener.of((update) => {
      if (quiet) return;
      if (update.docChanged) onChange(current, update.state.doc.toString());
      if (update.docChanged || update.selectionSet) onCursor(lineOf(update.state));
    }),
  ];
  const view = new EditorView({ root, parent: root });
  const fresh = (text) => EditorState.create({ doc: text, extensions });

  function quietly(work) {
    quiet = true;
    work();
    quiet = false;
  }

  return {
    open(file, text, label, readable) {
      if (states.has(current)) {
        states.set(current, view.state);
        scrolls.set(current, view.scrollDOM.scrollTop);
      }
      current = file;
      if (!states.has(file)) states.set(file, fresh(text));
      quietly(() => {
        if (view.state !== states.get(file)) view.setState(states.get(file));
        const effects = [
          naming.reconfigure(EditorView.contentAttributes.of({ "aria-label": label })),
          reading.reconfigure([EditorState.readOnly.of(!readable), EditorView.editable.of(readable)]),
        ];
        view.dispatch({ effects });
      });
      states.set(file, view.state);
      view.scrollDOM.scrollTop = scrolls.get(file) ?? 0;
      onCursor(lineOf(view.state));
    },
    replace(file, text) {
      const state = file === current ? view.state : states.get(file);
      const changes = state && difference(state.doc.toString(), text);
      if (!changes) return;
      if (file === current) quietly(() => view.dispatch({ changes }));
      else states.set(file, state.update({ changes }).state);
    },
    rename(names) {
      for (const map of [states, scrolls]) {
        const all = [...map].map(([file, one]) => [names[file] ?? file, one]);
        map.clear();
        for (const [file, one] of all) map.set(file, one);
      }
      current = names[current] ?? current;
    },
    forget(file) {
      states.delete(file);
    },
    goTo(line) {
      const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines))).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    mark(found) {
      const effects = [marked.of(found)];
      const said = JSON.stringify(found);
      // What is told takes room: who is writing goes on seeing where.
      if (said !== before && view.hasFocus) {
        effects.push(EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 40 }));
      }
      before = said;
      quietly(() => view.dispatch({ effects }));
    },
    focus() {
      view.focus();
    },
  };
}
