// Sorts and filters the table of the country. Without this script the whole table is there, in order of names.
"use strict";

const table = document.getElementById("country");
const form = document.querySelector(".controls");
if (table && form) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  const compare = (a, b) => (isNaN(a) || isNaN(b) || a === "" || b === "" ? a.localeCompare(b, "en-GB") : a - b);

  const sort = (column, descending) => {
    const key = (row, place = column) => row.cells[place].dataset.sort;
    const factor = descending ? -1 : 1;
    rows.sort((a, b) => factor * compare(key(a), key(b)) || compare(key(a, 0), key(b, 0)));
    body.append(...rows);
    heads.forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    form.elements.sort.selectedIndex = column;
  };

  const filter = () => {
    const { name, region, grade, status, shown } = form.elements;
    const sought = name.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = row.cells[0].textContent.toLowerCase().includes(sought)
        && [region, grade, status].every((choice) => !choice.value || row.dataset[choice.name] === choice.value);
      row.hidden = !fits;
      count += fits;
    }
    shown.value = `${count} of ${rows.length} shown`;
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending"));
    head.replaceChildren(button);
  });
  form.addEventListener("input", filter);
  form.elements.sort.addEventListener("input", (event) => sort(event.target.selectedIndex, false));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  sort(0, false);
  filter();
}
