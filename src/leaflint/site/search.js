// The search field of the list of leaflets: the list works without it, and it shows only where it works.
"use strict";
{
  const field = document.querySelector("#search");
  const found = document.querySelector("#found");
  const leaflets = [...document.querySelectorAll(".listed")].map((item) => ({
    item,
    words: item.textContent.toLowerCase(),
  }));
  const search = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { item, words } of leaflets) {
      item.hidden = !wanted.every((word) => words.includes(word));
    }
    const left = leaflets.filter(({ item }) => item.offsetParent !== null).length;
    found.textContent = `${left} ${left === 1 ? "leaflet" : "leaflets"} shown`;
  };
  field.addEventListener("input", search);
  document.querySelector(".filters")?.addEventListener("change", search);
  document.querySelector(".filters")?.addEventListener("reset", () => setTimeout(search));
  document.querySelector(".search").hidden = false;
}
