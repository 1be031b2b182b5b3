/* Points of charts: a first tap shows the words and a second leads on, Escape hides the words, and
   whoever comes back finds the focus where it was. Without JavaScript a tap leads on at once. */
(() => {
  "use strict";
  const pointOf = (event) => event.target.closest(".chart .point");
  let tapped = false; // whether a finger, and no mouse or key, did what comes next
  let told; // the point whose words a tap has shown

  addEventListener("keydown", (event) => {
    tapped = false;
    if (event.key === "Escape") document.querySelector(".chart .point:is(:focus, :hover)")?.classList.add("hushed");
  });
  addEventListener("pointerdown", (event) => {
    tapped = event.pointerType === "touch";
    if (pointOf(event) !== told) told = undefined;
  });
  for (const left of ["focusout", "pointerout"]) {
    addEventListener(left, (event) => pointOf(event)?.classList.remove("hushed"));
  }
  addEventListener("click", (event) => {
    const point = pointOf(event);
    if (!point) return;
    if (tapped && told !== point) {
      event.preventDefault();
      told = point;
      point.focus({ preventScroll: true });
    } else {
      history.replaceState(history.state, "", `#${point.id}`);
    }
  });
  addEventListener("pageshow", () => {
    const left = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (left?.matches(".chart .point")) left.focus();
  });
})();
