/* Points of charts: a first tap shows the words and a second leads on, Escape hides the words, and
   whoever comes back finds the focus where it was. Without JavaScript a tap leads on at once.
   What is folded is printed too, and the foot of a page below its title, so that no sheet has it
   alone. A phone folds the tables of sources. */
(() => {
  "use strict";
  const REACH = 24; // pixels: a finger that lands so near means the point
  let tapped = false; // whether a finger, and no mouse or key, did what comes next
  let told; // the point whose words a tap has shown
  const hit = (event) => event.target.closest(".chart .point");
  /* The point that an event means: of a finger, unless it is on the words, the nearest. */
  const pointOf = (event) => {
    const picture = event.target.closest(".chart .picture");
    if (!tapped || !picture || event.target.closest(".said")) return hit(event);
    const away = (point) => {
      const box = point.getBoundingClientRect();
      return Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
    };
    const [nearest] = [...picture.querySelectorAll(".point")].sort((one, other) => away(one) - away(other));
    return nearest && away(nearest) < REACH ? nearest : hit(event);
  };

  addEventListener("keydown", (event) => {
    tapped = false;
    if (event.key === "Escape") document.querySelector(".chart .point:is(:focus, :hover)")?.classList.add("hushed");
  });
  addEventListener("pointerdown", (event) => {
    tapped = event.pointerType === "touch";
    if (pointOf(event) !== told) told = undefined;
  });
  for (const left of ["focusout", "pointerout"]) {
    addEventListener(left, (event) => hit(event)?.classList.remove("hushed"));
  }
  addEventListener("click", (event) => {
    const point = pointOf(event);
    if (!point) return;
    if (tapped && told !== point) {
      event.preventDefault();
      told = point;
      point.focus({ preventScroll: true });
    } else if (hit(event) !== point) {
      event.preventDefault();
      point.click();
    } else {
      history.replaceState(history.state, "", `#${point.id}`);
    }
  });
  /* Paper cannot be unfolded. */
  const folded = new Set();
  let foot, home;
  addEventListener("beforeprint", () => {
    foot = document.querySelector(".bd-footer-content");
    home = foot.parentElement;
    document.querySelector(".bd-article h1")?.after(foot);
    for (const part of document.querySelectorAll(".output details:not([open], .hide)")) {
      part.open = true;
      folded.add(part);
    }
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
    folded.clear();
    home.append(foot);
  });
  addEventListener("DOMContentLoaded", () => {
    if (!matchMedia("(max-width: 700px)").matches) return;
    for (const part of document.querySelectorAll("details.sources[open]")) part.open = false;
  });
  addEventListener("pageshow", () => {
    const left = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (left?.matches(".chart .point")) left.focus();
  });
})();
