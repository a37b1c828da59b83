"use strict";
// The page reads and folds without this; here are the tools, and the light on a match's words.
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const find = document.getElementById("find");
  const passages = all(".passage");
  const words = new Map(passages.map((one) => [one, one.textContent.toLowerCase()]));

  const show = () => {
    const wanted = find.value.trim().toLowerCase();
    let count = 0;
    for (const passage of passages) {
      passage.hidden = !words.get(passage).includes(wanted);
      count += passage.hidden ? 0 : 1;
    }
    document.getElementById("found").textContent =
      wanted ? `${count} of ${passages.length} passages` : "";
  };
  const fold = (open) => {
    for (const one of all(".passage:not([hidden]) details")) {
      one.open = open;
    }
  };
  document.getElementById("tools").hidden = false;
  document.getElementById("tools").addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", show);
  document.getElementById("open").addEventListener("click", () => fold(true));
  document.getElementById("close").addEventListener("click", () => fold(false));
  document.getElementById("busy").addEventListener("change", (event) => {
    document.body.classList.toggle("busy", event.target.checked);
  });

  const within = (element, holder) =>
    Number(element.dataset.s) >= Number(holder.dataset.from) &&
    Number(element.dataset.e) <= Number(holder.dataset.to);
  let pinned = null;

  const dim = () => {
    for (const element of all(".lit, .held")) {
      element.classList.remove("lit", "held");
      delete element.dataset.capture;
    }
  };
  // Lights the words of a match, or of one of its captures, in the sentence and in the units.
  const light = (holder) => {
    dim();
    const step = holder.closest("details");
    const text = holder.closest(".passage").querySelector(".text");
    const places = [...all("[data-s]", text), ...(step ? all(".unit[data-s]", step) : [])];
    const captures = all("[data-from]", holder);
    for (const place of places.filter((one) => within(one, holder))) {
      place.classList.add("lit");
      const capture = captures.find((one) => within(place, one));
      if (capture || holder.matches("dd")) {
        place.classList.add("held");
      }
      if (capture && capture.dataset.from === place.dataset.s) {
        place.dataset.capture = capture.dataset.name;
      }
    }
  };
  const holder_at = (target) => target instanceof Element && target.closest("[data-from]");

  document.addEventListener("pointerover", (event) => {
    const holder = holder_at(event.target);
    if (holder) {
      light(holder);
    } else if (pinned) {
      light(pinned);
    } else {
      dim();
    }
  });
  document.addEventListener("focusin", (event) => {
    const holder = holder_at(event.target);
    if (holder) {
      light(holder);
    }
  });
  const pin = (holder) => {
    const again = holder === pinned;
    pinned?.classList.remove("pinned");
    pinned = again ? null : holder;
    pinned?.classList.add("pinned");
  };
  document.addEventListener("click", (event) => {
    const holder = event.target instanceof Element && event.target.closest(".match, .outcome[data-from]");
    if (holder && String(getSelection()) === "") {
      pin(holder);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.activeElement?.blur();
      if (pinned) {
        pin(pinned);
      }
      dim();
    } else if (event.key === "Enter" && event.target.matches?.(".match")) {
      pin(event.target);
    }
  });
}
