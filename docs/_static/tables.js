/* Makes the tables of the record searchable, sortable, filtered and shown in parts; what is chosen
   stands in the address, so that it can be sent. The rows are in the page: without JavaScript, and
   on paper, the whole table stands. A row has a data-… attribute for each filter, its values joined
   by a semicolon. */
(() => {
  "use strict";

  /* The words of the page's language, which the table has with it; in English they are as here. */
  let words = {};
  const say = (english) => words[english] || english;

  const KEYS = ["indicator", "speaker", "side", "area", "year", "verdict", "size", "firm"];
  const ALL = "all";
  const AT_ONCE = matchMedia("(max-width: 480px)").matches ? 25 : 50; // rows

  /* A select for each filter that tells rows apart; `preset` is what is chosen unless asked. */
  const filters = (rows, preset, redraw) => {
    const bar = document.createElement("div");
    bar.className = "filters";
    const valuesOf = (row, key) => (row.dataset[key] || "").split(";").filter(Boolean);
    for (const key of KEYS) {
      const values = [...new Set(rows.flatMap((row) => valuesOf(row, key)))].sort();
      if (values.length < 2) continue;
      const label = document.createElement("label");
      const select = document.createElement("select");
      label.append(say(key), select);
      select.name = key;
      select.add(new Option(say("all"), ALL));
      for (const value of values) select.add(new Option(value, value));
      select.addEventListener("change", redraw);
      bar.append(label);
    }
    const selects = [...bar.querySelectorAll("select")];
    const choose = (asked) => {
      for (const select of selects) {
        select.value = asked(select.name) || preset[select.name] || ALL;
        if (select.selectedIndex < 0) select.value = ALL;
      }
    };
    const chosen = () => selects.filter((select) => select.value !== (preset[select.name] || ALL));
    const kept = (row) =>
      selects.every((select) => select.value === ALL || valuesOf(row, select.name).includes(select.value));
    return { bar, choose, chosen, kept };
  };

  /* The rows that are shown, as CSV; text that a spreadsheet would take for a formula is marked. */
  const csv = (table, rows) => {
    const quoted = (words) => `"${words.trim().replace(/\s*\n\s*/g, "; ").replace(/^([=+\-@])/, "'$1").replaceAll('"', '""')}"`;
    const line = (id, cells, page) => [id, ...cells.map((cell) => cell.innerText), page].map(quoted).join(",");
    const lines = [line("id", [...table.tHead.rows[0].cells], "address")];
    for (const row of rows) lines.push(line(row.id, [...row.cells], row.querySelector("a")?.href || ""));
    return `\ufeff${lines.join("\r\n")}\r\n`;
  };

  /* Whether a row has a word: a number as a whole one that is no day of a date, what is quoted as it
     is written, a Russian or Kazakh word in any of its forms. */
  const has = (text, word) => {
    if (!/^\d[\d.,]*$/.test(word)) return text.includes(word[0] === '"' ? word.slice(1, -1) : stem(word));
    const numbers = text.replace(/\d{4}-\d\d(-\d\d)?|\d{1,2}(?=\s\p{L}{3,}\.?\s\d{4})/gu, " ");
    return new RegExp(`(?<![\\d.,])${word.replace(/[.]/g, "\\.")}(?![\\d]|[.,]\\d|\\s\\d{3}(?!\\d))`).test(numbers);
  };

  const start = (table) => {
    let shown;
    words = JSON.parse(table.dataset.words);
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const field = Object.assign(document.createElement("input"), { type: "search" });
    const search = Object.assign(document.createElement("label"), { className: "dt-search" });
    search.append(`${say("Search in this table:")} `, field);
    const preset = table.dataset.verdict ? { verdict: table.dataset.verdict } : {};
    const { bar, choose, chosen, kept } = filters(rows, preset, () => shown.draw());
    shown = new DataTable(table, {
      autoWidth: false,
      info: true,
      order: [],
      pageLength: AT_ONCE,
      layout: {
        topStart: "info",
        topEnd: () => search,
        bottomStart: { paging: { buttons: 5, firstLast: false } },
        bottomEnd: null,
      },
      language: {
        aria: { paginate: { previous: say("Previous rows"), next: say("Next rows") } },
        info: say("_TOTAL_ of _MAX_ rows"),
        infoEmpty: say("no row"),
        infoFiltered: "",
        zeroRecords: say("No row has all these words. Try fewer, or other filters, or the page of official figures."),
      },
    });
    shown.search.fixed("filters", (_words, _cells, index) => kept(shown.row(index).node()));
    shown.search.fixed("words", (_words, _cells, index) =>
      (field.value.toLowerCase().match(/"[^"]+"|\S+/g) || []).every((word) => has(texts[index], word)));
    field.addEventListener("input", () => shown.draw());
    let part = 0; // that is shown
    const whole = () => {
      part = shown.page();
      shown.page.len(-1).draw("page");
    };
    const inParts = () => shown.page.len(AT_ONCE).page(part).draw("page");
    const take = document.createElement("button");
    take.type = "button";
    take.textContent = say("Download these rows (CSV)");
    take.addEventListener("click", () => {
      const link = document.createElement("a");
      whole(); // what a page does not show has no lines, and has its hidden words too
      link.href = URL.createObjectURL(new Blob([csv(table, shown.rows({ search: "applied" }).nodes().toArray())], { type: "text/csv" }));
      inParts();
      link.download = `${document.title.split(" ")[0].toLowerCase()}.csv`;
      link.click();
    });
    const all = document.createElement("button");
    all.type = "button";
    all.textContent = say("Clear the filters");
    all.addEventListener("click", () => {
      field.value = "";
      choose(() => ALL);
      shown.draw();
    });
    bar.append(take, all);
    bar.tabIndex = -1;
    table.closest(".listing").before(bar);

    const read = () => {
      const asked = new URLSearchParams(location.search);
      choose((key) => asked.get(key));
      field.value = asked.get("text") || "";
      const [, column, way] = /^(\d+)-(asc|desc)$/.exec(asked.get("order")) || [];
      if (column > 0 && column <= table.tHead.rows[0].cells.length) shown.order([[column - 1, way]]);
      shown.draw();
      const first = Math.min(asked.get("row"), shown.rows({ search: "applied" }).count());
      if (first > 1) shown.page(Math.floor((first - 1) / AT_ONCE)).draw("page");
    };
    const write = () => {
      const asked = new URLSearchParams(chosen().map((select) => [select.name, select.value]));
      if (field.value) asked.set("text", field.value);
      const [column, way] = shown.order()[0] || [];
      if (way) asked.set("order", `${column + 1}-${way}`);
      if (shown.page.info().start) asked.set("row", shown.page.info().start + 1); // a phone has shorter parts
      const address = `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`;
      history.replaceState(null, "", address);
    };
    /* A row that was asked for is shown, whatever is filtered. */
    const arrive = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      const row = id && rows.find((row) => row.id === id || row.querySelector(`#${CSS.escape(id)}`));
      if (!row) return;
      const place = () => shown.rows({ search: "applied" }).nodes().toArray().indexOf(row);
      if (place() < 0) all.click();
      shown.page(Math.floor(place() / AT_ONCE)).draw("page");
      document.getElementById(id).scrollIntoView();
    };
    read();
    const drawn = () => {
      write();
      shown.table().container().querySelector(".dt-paging").hidden = shown.page.info().pages < 2;
      all.disabled = shown.rows({ search: "applied" }).count() === rows.length;
    };
    drawn();
    shown.on("draw", drawn);
    const onwards = (event) => {
      if (event.type === "keypress" && event.key !== "Enter") return; // a space clicks when it is let go
      bar.focus({ preventScroll: true }); // the next key goes on from the first row
      bar.scrollIntoView();
    };
    for (const pressed of ["click", "keypress"]) {
      shown.table().container().querySelector(".dt-paging").addEventListener(pressed, onwards);
    }
    addEventListener("beforeprint", whole);
    addEventListener("afterprint", inParts);
    addEventListener("hashchange", arrive);
    arrive();
  };

  addEventListener("DOMContentLoaded", () => document.querySelectorAll("table.listed").forEach(start));
})();
