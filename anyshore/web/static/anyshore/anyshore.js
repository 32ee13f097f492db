// What scripts add to pages that work without them: appearance without a reload, the search key, confirmation pages
// as dialogs, names of chosen files, toasts that leave, and the reader's time zone for the next page.
"use strict";

(() => {
  const root = document.documentElement;
  const year = 60 * 60 * 24 * 365;

  const remember = (name, value) => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${name}=${value}; path=/; max-age=${value ? year : 0}; samesite=lax${secure}`;
  };

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (/^[\w+/-]+$/.test(zone)) remember("zone", zone);

  // Appearance
  const setTheme = (button) => {
    const theme = button.value === "system" ? "" : button.value;
    remember("theme", theme);
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const other of button.form.querySelectorAll("button")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  };

  // A confirmation page as a dialog. Whatever goes wrong, the link is followed as links are.
  const openDialog = async (link) => {
    const dialog = document.getElementById("dialog");
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (page.querySelector("main, .masthead") || !page.querySelector("#dialog-title")) throw new Error("whole page");
      dialog.replaceChildren(...page.body.childNodes);
      dialog.showModal();
    } catch {
      location.assign(link.href);
    }
  };

  // Names of the files chosen, since the control itself is hidden
  const listFiles = (input) => {
    const list = input.closest(".field")?.querySelector("[data-drop-list]");
    if (!list) return;
    list.replaceChildren(
      ...Array.from(input.files, (file) => {
        const row = document.createElement("li");
        const name = document.createElement("span");
        const size = document.createElement("span");
        name.textContent = file.name;
        size.className = "label";
        size.textContent = file.size < 1e6 ? `${Math.ceil(file.size / 1e3)} kB` : `${(file.size / 1e6).toFixed(1)} MB`;
        row.append(document.createElement("span"), name, size);
        return row;
      }),
    );
    list.hidden = input.files.length === 0;
  };

  // Listeners on the document serve parts that htmx brings later, too
  document.addEventListener("click", (event) => {
    const theme = event.target.closest("[data-theme-switch] button");
    const dialogLink = event.target.closest("a[data-dialog]");
    const close = event.target.closest("[data-close]");
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (theme) {
      event.preventDefault();
      setTheme(theme);
    } else if (dialogLink && plain) {
      event.preventDefault();
      openDialog(dialogLink);
    } else if (close?.closest("dialog[open]")) {
      event.preventDefault();
      close.closest("dialog").close();
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const field = event.key.length === 1 && document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
      if (field) {
        event.preventDefault();
        field.focus();
      }
    }
  });

  // A first day in the past is pointed out where it is chosen; a last day is none
  const sayBegun = (input) => {
    const part = input.closest("details");
    const place = part?.querySelector("[data-begun-before]");
    if (!place) return;
    const days = Array.from(part.querySelectorAll('input[type="date"]:not([name$="until_on"])'), (one) => one.value);
    place.firstElementChild.hidden = !days.some((day) => day && day < place.dataset.begunBefore);
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches('[data-drop] input[type="file"]')) listFiles(event.target);
    if (event.target.matches('input[type="date"]')) sayBegun(event.target);
  });

  for (const type of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      const zoneBox = event.target.closest?.("[data-drop]");
      if (!zoneBox) return;
      event.preventDefault();
      zoneBox.classList.toggle("is-over", type === "dragover");
      if (type === "drop" && event.dataTransfer.files.length) {
        const input = zoneBox.querySelector("input");
        input.files = event.dataTransfer.files;
        listFiles(input);
      }
    });
  }

  // A form is sent once; the key in it makes a second sending harmless, this only spares the reader the doubt
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button || event.target.method !== "post" || event.target.dataset.hxPost) return;
    setTimeout(() => {
      button.setAttribute("aria-busy", "true");
      button.disabled = true;
    });
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const button of document.querySelectorAll('button[aria-busy="true"]')) {
      button.removeAttribute("aria-busy");
      button.disabled = false;
    }
  });

  addEventListener("DOMContentLoaded", () => {
    document.querySelector("[data-focus]")?.focus();
    for (const current of document.querySelectorAll(".stages [aria-current], .tabs [aria-current]")) {
      const row = current.parentElement;
      row.scrollLeft += current.getBoundingClientRect().left - row.getBoundingClientRect().left - 32;
    }
    for (const toast of document.querySelectorAll("[data-leaves]")) setTimeout(() => toast.remove(), 8000);
  });
})();
