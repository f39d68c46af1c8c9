// Small comforts. Every page can be read and used without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  var here = new URL(document.currentScript.src);

  // Theme: follows the system until the reader chooses; choosing what the system says forgets the choice.
  var toggle = document.getElementById("theme-toggle");
  var system = matchMedia("(prefers-color-scheme: dark)");
  function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches; }
  function show() { toggle.setAttribute("aria-pressed", isDark()); }
  toggle.addEventListener("click", function () {
    var dark = !isDark();
    if (dark === system.matches) delete root.dataset.theme;
    else root.dataset.theme = dark ? "dark" : "light";
    try {
      if (root.dataset.theme) localStorage.setItem("theme", root.dataset.theme);
      else localStorage.removeItem("theme");
    } catch (e) { /* no storage: the choice lasts for this page */ }
    show();
  });
  system.addEventListener("change", show);
  show();

  // Search: the link leads to the results page; with script it opens a dialog instead.
  var opener = document.getElementById("search-open");
  function search(event) {
    event.preventDefault();
    import(new URL("search.js" + here.search, here))
      .then(function (module) { module.openSearch(); })
      .catch(function () { location.href = opener.href; });
  }
  opener.addEventListener("click", function (event) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) search(event);
  });
  addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest("input, textarea, select, dialog, [contenteditable]");
    var k = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    if (slash || k) search(event);
  });

  // Copy a text with the page's address, print the page. A citation names the clause and point that the address does.
  function place() {
    var found = /^#khoan-([0-9]+[a-zđ]?)(?:-diem-([a-zđ][0-9]?))?$/.exec(decodeURIComponent(location.hash));
    if (!found) return "";
    return (found[2] ? "điểm " + found[2] + " " : "") + "khoản " + found[1] + " ";
  }
  addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if (button.dataset.copy === undefined) return print();
    var source = document.querySelector(button.dataset.copy);
    var text = source.dataset.cite === undefined ? source.innerText : place() + source.innerText;
    text = text.charAt(0).toUpperCase() + text.slice(1);
    navigator.clipboard.writeText(text + "\n\n" + location.href).then(function () {
      button.textContent = button.dataset.done;
    });
  });

  // Terms: the first tap shows the meaning, the second follows the link; Escape hides it.
  var touched = false;
  addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; });
  document.querySelectorAll(".term").forEach(function (term) {
    var tip = term.lastElementChild;
    function turn() {
      tip.classList.remove("left");
      if (tip.getBoundingClientRect().right > root.clientWidth) tip.classList.add("left");
    }
    term.addEventListener("pointerenter", turn);
    term.addEventListener("focusin", turn);
    term.addEventListener("pointerleave", function () { term.classList.remove("shut"); });
    term.addEventListener("focusout", function () { term.classList.remove("shut"); term.dataset.open = ""; });
    term.firstElementChild.addEventListener("click", function (event) {
      if (touched && !term.dataset.open) {
        event.preventDefault();
        term.dataset.open = "1";
      }
    });
  });
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:hover, .term:focus-within").forEach(function (term) { term.classList.add("shut"); });
  });
})();
