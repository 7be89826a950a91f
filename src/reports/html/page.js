// Filters, search, order, keys. Without it the page is whole; it only loses the rail.
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = one("#find"), list = one("#items"), search = one("#search"), sort = one("#sort");
  const numbers = (text) => (text ? text.split(" ") : []);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // An item is an article; a unit is what filters weigh: a finding, or an article in which all agree.
  const items = [...list.children].map((node, order) => ({ node, order, place: +node.dataset.n, text: null }));
  const unit = (item, node, severity) => ({
    item, node, s: severity, c: severity === "agree" ? "" : node.id.split("-")[0], p: numbers(item.node.dataset.p), o: numbers(item.node.dataset.o),
  });
  const units = items.flatMap((item) => {
    const found = all(".f", item.node);
    return found.length ? found.map((node) => unit(item, node, node.classList[1])) : [unit(item, item.node, "agree")];
  });
  const total = units.filter((unit) => unit.s !== "agree").length;

  // Each facet has a bit; a unit that fails no facet is shown, one that fails only this facet counts for its choices.
  const bit = { s: 1, c: 2, p: 4, o: 8, text: 16 };
  const boxes = all("fieldset input", form);
  const selects = all("select[data-f]", form);
  const labels = new Map(selects.flatMap((select) => [...select.options].map((option) => [option, option.text])));
  const set = (node, hidden) => { if (node.hidden !== hidden) node.hidden = hidden; };

  function chosen() {
    const on = (facet) => boxes.filter((box) => box.checked && box.closest("fieldset").dataset.f === facet).map((box) => box.value);
    return { s: new Set(on("s")), c: new Set(on("c")), p: one("#speaker").value, o: one("#source").value, words: plain(search.value).split(/\s+/).filter(Boolean) };
  }

  function fails(unit, want) {
    const text = () => (unit.item.text ??= plain(unit.item.node.textContent));
    return (want.s.size && !want.s.has(unit.s) ? bit.s : 0)
      | (want.c.size && !want.c.has(unit.c) ? bit.c : 0)
      | (want.p && !unit.p.includes(want.p) ? bit.p : 0)
      | (want.o && !unit.o.includes(want.o) ? bit.o : 0)
      | (want.words.length && !want.words.every((word) => text().includes(word)) ? bit.text : 0);
  }

  function apply() {
    const want = chosen();
    const counts = { s: {}, c: {}, p: {}, o: {} };
    const shown = new Set();
    let findings = 0, agreeing = 0;
    const failed = units.map((unit) => fails(unit, want));
    units.forEach((unit, index) => {
      const fail = failed[index];
      for (const facet of "scpo") {
        if ((fail & ~bit[facet]) === 0) for (const value of [unit[facet]].flat()) counts[facet][value] = (counts[facet][value] || 0) + 1;
      }
      if (fail === 0) {
        shown.add(unit.item);
        if (unit.s === "agree") agreeing += 1; else findings += 1;
      }
    });
    units.forEach((unit, index) => { if (unit.node !== unit.item.node) set(unit.node, failed[index] !== 0); });
    items.forEach((item) => set(item.node, !shown.has(item)));
    tell(counts, findings, agreeing);
  }

  function tell(counts, findings, agreeing) {
    for (const box of boxes) {
      const count = counts[box.closest("fieldset").dataset.f][box.value] || 0;
      one("output", box.parentNode).textContent = count.toLocaleString("en");
      if (box.value === "agree") set(box.parentNode, !count && !box.checked);
    }
    for (const select of selects) {
      for (const option of select.options) {
        if (!option.value) continue;
        const count = counts[select.dataset.f][option.value] || 0;
        const text = `${labels.get(option)} (${count.toLocaleString("en")})`;
        if (option.text !== text) option.text = text;
        option.disabled = !count && !option.selected;
      }
    }
    const many = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
    const tally = one("#tally"), rest = document.createElement("small");
    tally.textContent = findings === total ? many(total, "finding") : `${findings.toLocaleString("en")} of ${many(total, "finding")}`;
    rest.textContent = agreeing ? `and ${many(agreeing, "quotation")} on which all agree` : "";
    tally.append(rest);
    set(one("#empty"), findings + agreeing > 0);
  }

  // Moving an article takes the focus from it: only when the order changes.
  let sorted = "order";
  function order() {
    const key = sort.value === "p" ? "place" : "order";
    if (key === sorted) return;
    sorted = key;
    list.append(...[...items].sort((a, b) => a[key] - b[key]).map((item) => item.node));
  }

  function clear() {
    form.reset();
    order();
    apply();
  }

  // A link lands on its finding, whatever the filters hide.
  function land() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    if (!list.contains(target)) return;
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    settle(target, 12);
  }

  // What stands around a target is laid out only when it comes into view, and moves it: again, until it rests.
  function settle(target, times) {
    target.scrollIntoView({ block: "start" });
    if (times) requestAnimationFrame(() => settle(target, times - 1));
  }

  function step(by) {
    const visible = all(".f", list).filter((node) => !node.closest("[hidden]"));
    if (!visible.length) return;
    const at = visible.indexOf(document.activeElement.closest(".f"));
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1)];
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      apply();
    } else if (!typing && event.key === "/") {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (!typing && (event.key === "j" || event.key === "k")) {
      step(event.key === "j" ? 1 : -1);
    }
  }

  // A cell of the table says whose it is when pointed at.
  function name(event) {
    const mark = event.target.closest(".mx td a");
    if (!mark || mark.title) return;
    const cell = mark.closest("td");
    const head = cell.closest("table").tHead.rows[0].cells[cell.cellIndex];
    mark.title = `${head.textContent}: ${mark.textContent}`;
  }

  // The name of a check tells what it means, where it stands; without a script it leads to the list of checks.
  function explain(event) {
    const link = event.target.closest(".f .name");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const finding = link.closest(".f"), told = one(".why", finding);
    link.setAttribute("aria-expanded", String(!told));
    if (told) return told.remove();
    const why = document.createElement("p");
    why.className = "why";
    why.textContent = one("dd", document.getElementById(link.hash.slice(1))).textContent;
    one(".msg", finding).after(why);
  }

  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open])"); closed.forEach((node) => { node.open = true; }); });
  addEventListener("afterprint", () => { closed.forEach((node) => { node.open = false; }); });
  addEventListener("hashchange", land);
  addEventListener("keydown", key);
  document.addEventListener("mouseover", name);
  list.addEventListener("click", explain);
  form.addEventListener("submit", (event) => event.preventDefault());
  one("button[type=reset]").addEventListener("click", (event) => { event.preventDefault(); clear(); });
  form.addEventListener("change", (event) => { if (event.target === sort) order(); apply(); });
  search.addEventListener("input", apply);
  one("#clear").addEventListener("click", clear);
  if (matchMedia("(max-width: 959px)").matches) one(".more-filters").open = false;
  form.hidden = false;
  apply();
  land();
})();
