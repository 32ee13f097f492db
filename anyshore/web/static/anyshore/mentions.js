// What scripts add to a comment: "@" and some letters offer the people who can read it, by the ARIA pattern of a combobox
// with a list. Without scripts one writes the name; a mention is nothing but words.
"use strict";

(() => {
  const list = document.querySelector("[data-mentions]");
  const field = list?.parentElement.querySelector(`textarea[name="${list.dataset.mentions}"]`);
  const told = document.querySelector("[data-mentions-told]");
  if (!field || !list.children.length) return;
  field.after(list);
  const options = Array.from(list.children);
  // As names are looked for: without case, accents and vowel signs
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const shown = () => options.filter((one) => !one.hidden);
  const chosen = () => options.find((one) => one.getAttribute("aria-selected") === "true");
  const isOpen = () => !list.hidden;
  let start = -1;

  // What stands between "@" and the cursor, where "@" begins a word and a name may still come of it
  const asked = () => {
    if (field.selectionStart !== field.selectionEnd) return null;
    const before = field.value.slice(0, field.selectionStart);
    const found = /(?:^|[^\p{L}\p{N}_@.])@([\u200e\u200f\u061c]*[^@\n]{0,60})$/u.exec(before);
    if (!found) return null;
    start = before.length - found[1].length;
    return plain(found[1].replace(/[\u200e\u200f\u061c]/g, ""));
  };
  const choose = (one) => {
    for (const other of options) other.setAttribute("aria-selected", String(other === one));
    if (one) {
      field.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    if (!isOpen()) return;
    list.hidden = true;
    choose(null);
    for (const name of ["role", "aria-expanded", "aria-controls", "aria-autocomplete", "aria-haspopup"])
      field.removeAttribute(name);
    told.textContent = "";
  };
  const open = () => {
    if (!isOpen()) {
      list.hidden = false;
      field.setAttribute("role", "combobox");
      field.setAttribute("aria-controls", list.id);
      field.setAttribute("aria-autocomplete", "list");
      field.setAttribute("aria-haspopup", "listbox");
      field.setAttribute("aria-expanded", "true");
    }
    const count = shown().length;
    told.textContent = count === 1 ? list.dataset.one : list.dataset.count.replace("{n}", String(count));
  };
  const look = () => {
    const text = asked();
    if (text === null) return close();
    for (const one of options) {
      const name = plain(one.dataset.name);
      one.hidden = !(name.startsWith(text) || name.split(/[\s-]+/).some((word) => text && word.startsWith(text)));
    }
    if (!shown().length) return close();
    choose(shown()[0]);
    open();
  };
  const take = (one) => {
    const after = field.value.slice(field.selectionStart);
    const space = /^\s/.test(after) ? "" : " ";
    const written = `${one.dataset.name}${space}`;
    field.setRangeText(written, start, field.selectionStart, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    field.focus();
  };

  field.addEventListener("input", look);
  field.addEventListener("click", look);
  field.addEventListener("blur", close);
  field.addEventListener("keyup", (event) => {
    if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) look();
  });
  field.addEventListener("keydown", (event) => {
    if (!isOpen() || event.isComposing) return;
    const rows = shown();
    const at = rows.indexOf(chosen());
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(rows[(at + step + rows.length) % rows.length]);
    else if ((event.key === "Enter" || event.key === "Tab") && at >= 0 && !event.shiftKey) take(rows[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The pointer takes one without taking the cursor out of the text
  list.addEventListener("pointerdown", (event) => {
    const one = event.target.closest("[role=option]");
    event.preventDefault();
    if (one) take(one);
  });
})();
