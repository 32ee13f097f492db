// Files go up as soon as they are chosen, in pieces (tus 1.0), with a bar that tells how far, and go on where they
// stopped after a cut, also on a page that was loaded again. The form then names them: choosing again adds, and what was
// chosen is still there when the form comes back with a mistake. Without scripts the form carries its files itself.
"use strict";

(() => {
  const PIECE = 8 * 2 ** 20;
  const PAUSES = [1, 2, 4, 8, 15, 30];
  const VERSION = { "Tus-Resumable": "1.0.0" };
  const CSRF = "csrfmiddlewaretoken";

  const size = (bytes) =>
    bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const pause = (seconds) =>
    new Promise((go) => {
      setTimeout(go, seconds * 1000);
      addEventListener("online", go, { once: true });
    });

  const keyOf = (file) => `upload:${file.name}:${file.size}:${file.lastModified}`;

  class Refusal extends Error {}

  // One request. Rejects where there is no answer; an answer of 5xx or 423 counts as none.
  const ask = (upload, method, url, headers, body, progress) =>
    new Promise((answered, failed) => {
      const request = new XMLHttpRequest();
      upload.request = request;
      request.open(method, url);
      const all = { ...VERSION, "X-CSRFToken": upload.token, ...headers };
      for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
      if (progress) request.upload.addEventListener("progress", (event) => progress(event.loaded));
      for (const type of ["error", "abort", "timeout"]) request.addEventListener(type, () => failed(new Error(type)));
      request.addEventListener("load", () => {
        if (request.status >= 500 || request.status === 423) failed(new Error(String(request.status)));
        else answered(request);
      });
      request.send(body ?? null);
    });

  class Upload {
    constructor(file, input, list) {
      this.file = file;
      this.input = input;
      this.list = list;
      this.words = JSON.parse(list.dataset.words);
      this.token = input.form.querySelector(`input[name="${CSRF}"]`)?.value ?? "";
      this.key = keyOf(file);
      this.offset = 0;
      this.state = "going";
      this.draw();
    }

    draw() {
      const { name } = this.file;
      this.row = document.createElement("li");
      this.bar = document.createElement("progress");
      this.told = document.createElement("span");
      this.button = document.createElement("button");
      const title = document.createElement("span");
      title.className = "uploads__name";
      title.textContent = name;
      this.bar.max = this.file.size;
      this.bar.setAttribute("aria-label", filled(this.words.progress, { name }));
      this.told.className = "label";
      this.button.type = "button";
      this.button.className = "button button--quiet button--small";
      this.button.textContent = "\u00d7";
      this.button.addEventListener("click", () => this.leave());
      this.row.append(title, this.told, this.button, this.bar);
      this.list.append(this.row);
      this.list.hidden = false;
      this.show();
    }

    show() {
      const values = { name: this.file.name, done: size(this.offset), size: size(this.file.size) };
      this.bar.value = this.offset;
      this.bar.hidden = this.state === "done" || this.state === "again";
      this.told.textContent = this.said ?? filled(this.words[this.state], values);
      this.told.setAttribute("role", this.state === "going" ? "presentation" : "status");
      this.row.classList.toggle("uploads__bad", this.state === "again");
      this.button.setAttribute("aria-label", filled(this.state === "done" ? this.words.remove : this.words.cancel, values));
    }

    to(state, said) {
      this.state = state;
      this.said = said;
      this.show();
    }

    async run() {
      for (let tries = 0; !this.left; ) {
        try {
          await this.place();
          while (!this.id && !this.left) {
            await this.piece();
            tries = 0;
          }
          if (!this.left) this.finish();
          return;
        } catch (problem) {
          if (this.left) return;
          if (problem instanceof Refusal) {
            this.forget();
            this.to("again", problem.message || undefined);
            return;
          }
          this.to("cut");
          await pause(PAUSES[Math.min(tries++, PAUSES.length - 1)]);
        }
      }
    }

    // Where it stands on the server: what was begun before, or a new one
    async place() {
      this.url ??= this.remembered();
      if (this.url) {
        const answer = await ask(this, "HEAD", this.url, {});
        if (answer.status === 200) {
          this.stands(answer);
          return;
        }
        this.forget();
      }
      const answer = await ask(this, "POST", this.input.dataset.pieces, {
        "Upload-Length": String(this.file.size),
        "Upload-Metadata": `filename ${encoded(this.file.name)}`,
      });
      if (answer.status !== 201) throw new Refusal(answer.responseText.slice(0, 300));
      this.url = answer.getResponseHeader("Location");
      try {
        localStorage.setItem(this.key, this.url);
      } catch {
        // a private window remembers nothing: the upload only goes on in this page
      }
      this.offset = 0;
    }

    stands(answer) {
      this.offset = Number(answer.getResponseHeader("Upload-Offset"));
      this.id = answer.getResponseHeader("Anyshore-File");
      this.show();
    }

    async piece() {
      const from = this.offset;
      const end = Math.min(from + PIECE, this.file.size);
      this.to("going");
      const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(from) };
      const answer = await ask(this, "PATCH", this.url, headers, this.file.slice(from, end), (sent) => {
        this.offset = Math.min(from + sent, end);
        this.to(this.offset === this.file.size ? "checking" : "going");
      });
      if (answer.status === 409) {
        await this.place();
      } else if (answer.status === 404) {
        this.forget();
        await this.place();
      } else if (answer.status === 204) {
        this.stands(answer);
      } else {
        throw new Refusal(answer.responseText.slice(0, 300));
      }
    }

    finish() {
      const named = document.createElement("input");
      named.type = "hidden";
      named.name = this.input.name;
      named.value = this.id;
      this.row.append(named);
      this.to("done");
      this.forget();
      going.delete(this);
      sendWaiting(this.input.form);
    }

    leave() {
      this.left = true;
      this.request?.abort();
      if (this.url && this.state !== "done") ask(this, "DELETE", this.url, {}).catch(() => {});
      this.forget();
      going.delete(this);
      this.row.remove();
      this.list.hidden = !this.list.children.length;
      this.input.focus();
      sendWaiting(this.input.form);
    }

    remembered() {
      try {
        return localStorage.getItem(this.key);
      } catch {
        return null;
      }
    }

    forget() {
      this.url = null;
      try {
        localStorage.removeItem(this.key);
      } catch {
        // see above
      }
    }
  }

  const going = new Set();
  const taken = new WeakMap();
  const waiting = new Map();
  const open = (form) => [...going].filter((one) => one.input.form === form);

  const sendWaiting = (form) => {
    if (!waiting.has(form) || open(form).length) return;
    const button = waiting.get(form);
    waiting.delete(form);
    button.removeAttribute("aria-busy");
    form.requestSubmit(button);
  };

  // An empty file stays in the form, which says what is wrong with it. One that was chosen before is not taken twice
  const take = (input) => {
    const list = input.closest(".field")?.querySelector("[data-uploads]");
    const chosen = [...input.files].filter((file) => file.size > 0);
    if (!list || !chosen.length) return;
    const rest = new DataTransfer();
    for (const file of input.files) if (file.size === 0) rest.items.add(file);
    input.files = rest.files;
    input.required = false;
    if (!input.multiple) for (const before of taken.get(input) ?? []) before.leave();
    const there = (taken.get(input) ?? []).filter((one) => !one.left);
    for (const file of chosen) {
      if (there.some((one) => one.key === keyOf(file))) continue;
      const upload = new Upload(file, input, list);
      there.push(upload);
      going.add(upload);
      upload.run();
    }
    taken.set(input, there);
  };

  document.addEventListener(
    "change",
    (event) => {
      if (event.target.matches("input[data-pieces]")) take(event.target);
    },
    true,
  );
  document.addEventListener("drop", (event) => {
    const input = event.target.closest?.("[data-drop]")?.querySelector("input[data-pieces]");
    if (!input || !event.dataTransfer.files.length) return;
    take(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  document.addEventListener(
    "submit",
    (event) => {
      const left = open(event.target);
      if (!left.length || !event.submitter) return;
      event.preventDefault();
      event.stopPropagation();
      const failed = left.find((one) => one.state === "again");
      if (failed) {
        failed.button.focus();
        return;
      }
      waiting.set(event.target, event.submitter);
      event.submitter.setAttribute("aria-busy", "true");
      for (const one of left) one.told.title = one.words.wait;
      left[0].list.after(notice(left[0]));
    },
    true,
  );

  const notice = (upload) => {
    const there = upload.list.parentElement.querySelector("[data-uploads-wait]");
    const told = there ?? document.createElement("p");
    told.className = "note";
    told.dataset.uploadsWait = "";
    told.setAttribute("role", "status");
    told.textContent = upload.words.wait;
    return told;
  };

  addEventListener("beforeunload", (event) => {
    if ([...going].some((one) => one.state === "going" || one.state === "cut")) event.preventDefault();
  });
})();
