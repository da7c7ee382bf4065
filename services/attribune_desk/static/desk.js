// What the pages do beyond links and forms. Everything is there without it: this makes it live, and quicker to the hand.
"use strict";

const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const say = (words) => { $("#said").textContent = words; };

// --- The live list: the stream says that something changed, the server renders what.
function live(list) {
  const badge = $("#live"), says = $("#live-says");
  let after = Number(list.dataset.change), waiting = null, asking = false, again = false;
  const card = (id) => $$("li.card", list).filter((one) => one.dataset.article === id);

  async function fetchRows() {
    waiting = null;
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(`/live/rows?after=${after}`, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const whole = answer.headers.get("HX-Reswap") === "innerHTML";
      const rows = document.createElement("template");
      rows.innerHTML = await answer.text();
      const came = $$("li.card", rows.content);
      after = Number(answer.headers.get("X-Change"));
      if (whole) list.replaceChildren();
      for (const row of came) card(row.dataset.article).forEach((old) => old.remove());
      const added = [...rows.content.children];
      list.prepend(...added);
      added.forEach((row) => window.htmx && window.htmx.process(row));
      $("#empty").hidden = list.children.length > 0;
      if (came.length) say(came.length === 1 ? `New: ${$("h2", list).textContent.trim()}` : `${came.length} new articles`);
    } finally {
      asking = false;
      if (again) { again = false; soon(); }
    }
  }
  const soon = () => { waiting ??= setTimeout(fetchRows, 250); };

  const stream = new EventSource("/stream");
  stream.addEventListener("article", soon);
  stream.addEventListener("retraction", (event) => {
    card(JSON.parse(event.data).id).forEach((old) => old.remove());
    $("#empty").hidden = list.children.length > 0;
  });
  stream.onopen = () => { badge.hidden = false; badge.classList.remove("lost"); says.textContent = "live"; soon(); };
  stream.onerror = () => { badge.hidden = false; badge.classList.add("lost"); says.textContent = "connecting again"; };
  addEventListener("pagehide", () => stream.close());
}

// --- An article: choose a person, see what is known of a quote.
function reader(text) {
  const tip = $("#tip"), picks = $$("a.pick");
  const speaks = new Set(picks.map((pick) => pick.dataset.who));
  $$("[data-e]", text).forEach((part) => { if (speaks.has(part.dataset.e)) part.dataset.speaks = ""; });

  function choose(who) {
    const chosen = text.dataset.chosen === who ? null : who;
    if (chosen === null) delete text.dataset.chosen; else text.dataset.chosen = chosen;
    for (const mark of $$("mark.q", text)) {
      const theirs = chosen !== null && mark.dataset.by.split(" ").includes(chosen);
      mark.classList.toggle("theirs", theirs);
      mark.classList.toggle("faded", chosen !== null && !theirs);
    }
    $$("[data-e]", text).forEach((part) => part.classList.toggle("them", part.dataset.e === chosen));
    picks.forEach((pick) => pick.setAttribute("aria-pressed", String(pick.dataset.who === chosen)));
    const pick = picks.find((one) => one.dataset.who === chosen);
    history.replaceState(null, "", chosen === null ? location.pathname : `?who=${chosen}`);
    say(pick ? `Marked: ${$(".name", pick).textContent.trim()}, ${$(".number", pick).getAttribute("aria-label")}` : "Nobody is marked");
  }

  let shown = null;
  function hide() {
    if (shown) $$(".open", text).forEach((one) => one.classList.remove("open"));
    shown = null;
    tip.hidden = true;
  }
  function show(mark, x, y) {
    const numbers = mark.dataset.q.split(" ").reverse(); // the innermost first
    if (shown !== mark.dataset.q) {
      hide();
      shown = mark.dataset.q;
      tip.replaceChildren(...numbers.map((number) => {
        const about = $(`#about-${number}`).cloneNode(true);
        about.removeAttribute("id");
        return about;
      }));
      $$("mark.q", text).forEach((one) => one.classList.toggle("open", one.dataset.q.split(" ").includes(numbers[0])));
      tip.hidden = false;
    }
    const box = mark.getClientRects();
    const line = [...box].find((one) => y === undefined || (one.top <= y && y <= one.bottom)) ?? box[0];
    const left = Math.min(x ?? line.left, innerWidth - tip.offsetWidth - 16);
    const below = line.bottom + tip.offsetHeight + 12 < innerHeight;
    tip.style.left = `${Math.max(16, left) + scrollX}px`;
    tip.style.top = `${(below ? line.bottom + 8 : line.top - tip.offsetHeight - 8) + scrollY}px`;
  }

  const markOf = (event) => (event.target instanceof Element ? event.target.closest("mark.q") : null);
  text.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" ? markOf(event) : null;
    if (mark) show(mark, event.clientX, event.clientY); else if (event.pointerType === "mouse") hide();
  });
  text.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") hide(); });
  text.addEventListener("focusin", (event) => { const mark = markOf(event); if (mark && mark.matches(":focus-visible")) show(mark); });
  text.addEventListener("focusout", hide);
  document.addEventListener("click", (event) => {
    const pick = event.target.closest("a.pick");
    if (pick) { event.preventDefault(); choose(pick.dataset.who); return; }
    const person = event.target.closest("#text [data-speaks]");
    if (person) choose(person.dataset.e);
    const mark = markOf(event);
    if (mark && text.contains(mark)) show(mark, event.clientX, event.clientY); else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { if (shown) hide(); else if (text.dataset.chosen !== undefined) choose(text.dataset.chosen); }
    if (event.key === " " && event.target.matches?.("a.pick")) { event.preventDefault(); choose(event.target.dataset.who); }
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("mark.q")) { event.preventDefault(); show(event.target); }
  });
  // On a phone the people would push the text below the fold.
  if (matchMedia("(max-width: 56rem)").matches) $("#people").open = false;
}

// --- "/" leads to the search, from everywhere but a field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches?.("input, select, textarea")) return;
  const field = $("#find") ?? $("#q");
  if (field) { event.preventDefault(); field.focus(); }
});

if ($("#list[data-live]")) live($("#list"));
if ($("#text")) reader($("#text"));
