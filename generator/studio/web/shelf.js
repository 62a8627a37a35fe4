// The first page: the workbooks there are, and a new one.

import { loadWords, word } from "/web/words.js";

const list = document.getElementById("workbooks");

function entry({ name, title }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const frame = document.createElement("span");
  const words = document.createElement("span");
  link.href = `/book/${encodeURIComponent(name)}`;
  frame.className = "cover";
  words.textContent = title;
  link.append(frame, words);
  item.append(link);
  item.dataset.name = name;
  return item;
}

async function showCover(item) {
  const answer = await fetch(`/workbooks/${encodeURIComponent(item.dataset.name)}/cover.png`);
  if (answer.status !== 200) return;
  const picture = document.createElement("img");
  picture.src = answer.url;
  picture.alt = "";
  item.querySelector(".cover").append(picture);
}

// Of those that are to be seen, one after the other.
function showCovers(items) {
  let before = Promise.resolve();
  const watcher = new IntersectionObserver((seen) => {
    for (const one of seen.filter((each) => each.isIntersecting)) {
      watcher.unobserve(one.target);
      before = before.then(() => showCover(one.target));
    }
  });
  for (const one of items) watcher.observe(one);
}

async function begin(event) {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch("/workbooks", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ title: form.elements.title.value }),
  });
  const said = await answer.json();
  if (answer.ok) location.href = `/book/${encodeURIComponent(said.name)}`;
  else document.getElementById("failed").textContent = said.told.map((one) => `${one.message}: ${one.hint}`).join(" ");
}

await loadWords();
document.title = word("title");
const said = await (await fetch("/workbooks")).json();
if (said.one) location.replace(`/book/${encodeURIComponent(said.workbooks[0].name)}`);
list.append(...said.workbooks.map(entry));
document.getElementById("none").hidden = said.workbooks.length > 0;
document.getElementById("new").hidden = said.one;
document.getElementById("new").addEventListener("submit", begin);
showCovers(list.children);
