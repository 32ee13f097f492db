// What scripts add to the work board: items are dragged to where they go, arrow keys walk over them, and with Shift move
// them. Without scripts the menu of each item does the same. Every move is the same form, with a key of its own.
"use strict";

(() => {
  const columns = () => Array.from(document.querySelectorAll("[data-column]"));
  const itemsOf = (column) => Array.from(column.querySelectorAll("[data-item]"));
  const form = () => document.querySelector("[data-board-move]");
  if (!form()) return;

  // Send a move, and let the board come back as it stands then
  const send = async (item, column, after) => {
    const number = item.dataset.item;
    const values = new FormData(form());
    values.set("_key", crypto.randomUUID?.() ?? String(Date.now()) + String(Math.random()).slice(2));
    values.set("move", `${number}.${item.dataset.state}.${column.dataset.column}.${after}`);
    const told = `${item.querySelector(".board__title").textContent.trim()}: ${column.querySelector("h2 .state").textContent.trim()}`;
    try {
      const answer = await fetch(form().action, { method: "POST", body: values, headers: { "HX-Request": "true" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("found");
      if (!found) throw new Error(String(answer.status));
      document.getElementById("found").replaceWith(found);
      ready();
      if (answer.ok) document.querySelector("[data-board-told]").textContent = told;
      document.querySelector(answer.ok ? `#item-${number} a` : "#found [data-focus]")?.focus();
    } catch {
      location.reload();
    }
  };

  // Dragging
  let dragged = null;
  const mark = (item) => {
    for (const one of document.querySelectorAll(".is-before, .is-over")) one.classList.remove("is-before", "is-over");
    item?.classList.add(item.matches("[data-column]") ? "is-over" : "is-before");
  };
  const ready = () => {
    for (const item of document.querySelectorAll("[data-item]")) item.draggable = true;
  };
  // The item in front of which the pointer is; none at the end of the column
  const inFront = (column, y) =>
    itemsOf(column).find((item) => {
      const box = item.getBoundingClientRect();
      return item !== dragged && y < box.top + box.height / 2;
    });
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-item]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.querySelector("a").href);
    dragged.classList.add("is-dragged");
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    dragged = null;
    mark(null);
  });
  document.addEventListener("dragover", (event) => {
    const column = dragged && event.target.closest?.("[data-column]");
    if (!column) return;
    event.preventDefault();
    mark(inFront(column, event.clientY) ?? column);
  });
  document.addEventListener("drop", (event) => {
    const column = dragged && event.target.closest?.("[data-column]");
    if (!column) return;
    event.preventDefault();
    const others = itemsOf(column).filter((item) => item !== dragged);
    const next = inFront(column, event.clientY);
    const at = next ? others.indexOf(next) : others.length;
    send(dragged, column, at === 0 ? 0 : at === others.length ? "-" : others[at - 1].dataset.item);
  });

  // Arrow keys: over the items, and with Shift the item itself
  document.addEventListener("keydown", (event) => {
    const item = event.target.closest?.("[data-item]");
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
    if (!item || !event.target.matches(".board__title a") || (!sideways && !along)) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = columns();
    const turn = document.documentElement.dir === "rtl" ? -1 : 1;
    const here = item.closest("[data-column]");
    const column = all[all.indexOf(here) + sideways * turn];
    const own = itemsOf(here);
    const at = own.indexOf(item);
    event.preventDefault();
    if (!event.shiftKey) {
      const there = along ? own[at + along] : column && (itemsOf(column)[at] ?? itemsOf(column).at(-1));
      there?.querySelector(".board__title a").focus();
    } else if (sideways && column) {
      send(item, column, "-");
    } else if (along && own[at + along]) {
      const after = along > 0 ? own[at + 1].dataset.item : own[at - 2]?.dataset.item;
      send(item, here, after ?? 0);
    }
  });

  ready();
  document.addEventListener("htmx:afterSettle", ready); // filters bring the columns anew
})();
