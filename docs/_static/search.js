/* The page of search knows the words of notebooks and pages; statements, in every language, are
   found in the table of figures: lead there. */
const { found, pages } = document.currentScript.dataset;
addEventListener("DOMContentLoaded", () => {
  const words = new URLSearchParams(location.search).get("q");
  if (!words) return;
  const line = document.createElement("p");
  const link = document.createElement("a");
  link.href = `figures.html?${new URLSearchParams({ text: words })}`;
  link.textContent = found.replace("{words}", words);
  line.append(link, pages);
  document.getElementById("search-results").before(line);
});
