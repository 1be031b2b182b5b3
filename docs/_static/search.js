/* The page of search knows the words of notebooks and pages; statements, in every language, are
   found in the table of figures: lead there. */
addEventListener("DOMContentLoaded", () => {
  const words = new URLSearchParams(location.search).get("q");
  if (!words) return;
  const line = document.createElement("p");
  const link = document.createElement("a");
  link.href = `figures.html?${new URLSearchParams({ text: words })}`;
  link.textContent = `Statements with “${words}”`;
  line.append(link, ", in the table of figures; pages with these words:");
  document.getElementById("search-results").before(line);
});
