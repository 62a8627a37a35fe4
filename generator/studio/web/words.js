// The words of the pages, in the language that the server chose by what the browser asks for.

let words = {};

export async function loadWords() {
  words = await (await fetch("/words")).json();
  document.documentElement.lang = words.language;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
}

// A word by its name, with what goes into its places: word("line", {line: 3}).
export function word(name, given = {}) {
  return words[name].replace(/\{(\w+)\}/g, (_all, place) => given[place]);
}
