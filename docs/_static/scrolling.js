// What is wider than the page scrolls sideways, and with this also for a reader without a mouse.
"use strict";

const reach = () => {
  for (const block of document.querySelectorAll(".highlight pre, .cell_output .output, .table-wrapper")) {
    const scrolls = block.scrollWidth > block.clientWidth;
    if (scrolls) block.tabIndex = 0;
    else block.removeAttribute("tabindex");
  }
};
reach();
addEventListener("resize", reach);
