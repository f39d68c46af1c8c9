// Theme: follows the system until the reader chooses; choosing what the system says forgets the choice.
(function () {
  "use strict";
  var root = document.documentElement;
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
})();
