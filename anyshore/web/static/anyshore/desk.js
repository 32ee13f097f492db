// What scripts add to the desk: a click pins a comment, a slider lays one version over the other, a time leads to its
// moment and follows the player. Without them there are fields to write the same in.
"use strict";

(() => {
  for (const part of document.querySelectorAll("[data-scripts]")) part.hidden = false;

  const field = (name) => document.getElementById(`f-${name}`);

  // A point of the picture
  const pins = document.querySelector("[data-pins]");
  if (pins && field("x")) {
    const marks = pins.querySelector("svg");
    const space = "http://www.w3.org/2000/svg";
    const mark = marks.appendChild(document.createElementNS(space, "circle"));
    mark.setAttribute("class", "pins__new");
    const show = () => {
      const placed = field("x").value !== "" && field("y").value !== "";
      mark.setAttribute("r", placed ? "12" : "0");
      mark.setAttribute("cx", `${Number(field("x").value) / 10}%`);
      mark.setAttribute("cy", `${Number(field("y").value) / 10}%`);
    };
    pins.addEventListener("click", (event) => {
      const box = pins.querySelector("img").getBoundingClientRect();
      const within = (value, size) => String(Math.min(1000, Math.max(0, Math.round((value / size) * 1000))));
      field("x").value = within(event.clientX - box.left, box.width);
      field("y").value = within(event.clientY - box.top, box.height);
      show();
      field("words").focus();
    });
    for (const name of ["x", "y"]) field(name).addEventListener("input", show);
    show();
  }

  // One version over the other
  const slider = document.querySelector("[data-over-slider]");
  if (slider) {
    const top = document.querySelector("[data-over-top]");
    const lay = () => top.style.setProperty("clip-path", `inset(0 ${100 - Number(slider.value)}% 0 0)`);
    slider.addEventListener("input", lay);
    lay();
  }

  // Moments of a film or a sound
  const player = document.querySelector("[data-player]");
  if (player) {
    const time = field("time");
    const told = (seconds) => {
      const whole = Math.floor(seconds);
      const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
      if (!parts[0]) parts.shift();
      return parts.map((part, place) => (place ? String(part).padStart(2, "0") : String(part))).join(":");
    };
    let written = Boolean(time?.value);
    time?.addEventListener("input", () => (written = true));
    for (const type of ["pause", "seeked"]) {
      player.addEventListener(type, () => {
        if (time && !written) time.value = told(player.currentTime);
      });
    }
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-seek]");
      if (!link) return;
      event.preventDefault();
      player.currentTime = Number(link.dataset.seek);
      player.focus();
    });
  }
})();
