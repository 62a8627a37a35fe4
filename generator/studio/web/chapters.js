// The texts of the chapters in this tab. Of each, one change is under way at a time, the newest is
// next; what another tab or another program wrote is taken over where nothing of one's own is lost.

export class Chapters {
  // `send` gives whether a message went out; `shown(file, text)` puts a text into the editor.
  constructor(send, shown) {
    this.send = send;
    this.shown = shown;
    this.all = new Map();
  }

  get files() {
    return [...this.all.keys()];
  }

  get(file) {
    return this.all.get(file);
  }

  get isSaved() {
    return [...this.all.values()].every((one) => one.text === one.saved);
  }

  get isSent() {
    return [...this.all.values()].every((one) => one.text === one.known);
  }

  write(file, text) {
    const one = this.all.get(file);
    if (!one || one.text === text) return;
    one.text = text;
    this.flush(file);
  }

  flush(file) {
    const one = this.all.get(file);
    if (!one || one.under !== null || one.other || one.text === one.known) return;
    if (this.send({ do: "edit", file, version: one.version, text: one.text })) one.under = one.text;
  }

  taken({ file, version }) {
    const one = this.all.get(file);
    if (!one) return;
    one.version = version;
    one.known = one.under;
    one.under = null;
    this.flush(file);
  }

  refused(message) {
    const one = this.all.get(message.file);
    if (!one) return;
    one.under = null;
    this.meet(message);
  }

  // A text of the server: taken where this tab has nothing of its own, else both are kept.
  meet({ file, version, text }) {
    const one = this.all.get(file);
    if (!one || one.under !== null) return; // the answer to what is under way says more
    const mine = one.text !== one.known;
    if (text === one.text || !mine) {
      if (text !== one.text) this.shown(file, text);
      Object.assign(one, { version, text, known: text, other: null });
    } else if (text === one.known) {
      Object.assign(one, { version, other: null });
      this.flush(file);
    } else {
      one.other = { version, text };
    }
  }

  settle(file, mine) {
    const one = this.all.get(file);
    const { version, text } = one.other;
    one.other = null;
    Object.assign(one, { version, known: text });
    if (!mine) {
      one.text = text;
      this.shown(file, text);
    }
    this.flush(file);
  }

  saved({ file, version }) {
    const one = this.all.get(file);
    if (one && version === one.version) one.saved = one.known;
  }

  // The list as the server has it; `names` are the new names by the old ones.
  list(chapters, names = {}) {
    const before = new Map([...this.all].map(([file, one]) => [names[file] ?? file, one]));
    this.all = new Map();
    for (const { file, version, text, readable } of chapters) {
      const fresh = { version, text, known: text, saved: text, under: null, other: null, asked: false };
      this.all.set(file, before.get(file) ?? fresh);
      this.all.get(file).readable = readable;
      if (before.has(file)) this.meet({ file, version, text });
    }
    return [...before.keys()].filter((file) => !this.all.has(file));
  }

  lost() {
    for (const one of this.all.values()) one.under = null;
  }
}
