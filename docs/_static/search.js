/* The page of search knows the words of notebooks and pages, which `pages.js` describes. Speakers and
   indicators are found by their names, and statements, in every language, in the table of figures:
   lead there. */
const { found, pages, none } = document.currentScript.dataset;
/* Where no page has the words, the table may: that is no failure, nor are there categories to select.
   Sphinx leaves numbers out. */
Documentation.TRANSLATIONS[
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories."
] = none;
addEventListener("DOMContentLoaded", () => {
  const words = new URLSearchParams(location.search).get("q");
  if (!words) return;
  const results = document.getElementById("search-results");
  const direct = document.createElement("ul");
  const linked = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });
  const paragraph = (...parts) => {
    const line = document.createElement("p");
    line.append(...parts);
    return line;
  };
  const each = words.split(/\s+/).filter(Boolean).map(stem);
  for (const [path, [title, description]] of Object.entries(window.pagesToFind)) {
    const has = each.every((word) => description.toLowerCase().includes(word));
    if (!has || !/^(speakers|indicators)\//.test(path)) continue;
    const item = document.createElement("li");
    item.append(linked(path, title), description.slice(title.length));
    direct.append(item);
  }
  const address = `figures.html?${new URLSearchParams({ text: words })}`;
  results.before(direct, paragraph(linked(address, found.replace("{words}", words)), pages));
  new MutationObserver(() => {
    for (const link of results.querySelectorAll("li:not(.told) > a")) {
      const [title, description] = window.pagesToFind[link.getAttribute("href").split(/[?#]/)[0]] || [];
      link.parentElement.classList.add("told");
      if (description) link.after(paragraph(description.replace(`${title} – `, "")));
    }
  }).observe(results, { childList: true, subtree: true });
});
