/* Makes the tables of the record searchable, sortable and filtered. The rows are in the page:
   without JavaScript the plain table stays. */
(() => {
  "use strict";

  /* A select for each kind of data-… attribute that the rows carry. */
  const filters = (table, redraw) => {
    const chosen = {};
    const rows = [...table.tBodies[0].rows];
    const bar = document.createElement("div");
    bar.className = "filters";
    for (const key of ["indicator", "speaker", "side", "year", "verdict", "reading"]) {
      const values = [...new Set(rows.map((row) => row.dataset[key]).filter(Boolean))].sort();
      if (values.length < 2) continue;
      const label = document.createElement("label");
      const select = document.createElement("select");
      label.append(key, select);
      select.name = key;
      select.add(new Option("all", ""));
      for (const value of values) select.add(new Option(value, value));
      select.addEventListener("change", () => {
        chosen[key] = select.value;
        redraw();
      });
      bar.append(label);
    }
    const clear = () => {
      for (const select of bar.querySelectorAll("select")) {
        select.value = "";
        delete chosen[select.name];
      }
    };
    const kept = (row) => Object.entries(chosen).every(([key, value]) => !value || row.dataset[key] === value);
    return { bar, clear, kept };
  };

  const start = (table) => {
    let shown;
    const { bar, clear, kept } = filters(table, () => shown.draw());
    shown = new DataTable(table, {
      autoWidth: false,
      info: true,
      order: [],
      paging: false,
      layout: { topStart: "info", topEnd: "search", bottomStart: null, bottomEnd: null },
      language: { search: "Search in this table:", info: "_TOTAL_ of _MAX_ rows", infoEmpty: "no row", infoFiltered: "" },
    });
    shown.search.fixed("filters", (_words, _cells, index) => kept(shown.row(index).node()));
    table.closest(".listing").before(bar);
    const wanted = new URLSearchParams(location.search).get("q");
    if (wanted) shown.search(wanted).draw();
    /* A row that was asked for is shown, whatever is filtered. */
    const arrive = () => {
      const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (location.hash && !row) {
        clear();
        shown.search("").draw();
      }
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    };
    addEventListener("hashchange", arrive);
    arrive();
  };

  addEventListener("DOMContentLoaded", () => document.querySelectorAll("table.listed").forEach(start));
})();
