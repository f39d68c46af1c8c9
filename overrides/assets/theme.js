// Loaded before the first paint, so that a chosen theme never flashes, nor a page that is passed on the way out
// (quick-exit.js), and a page keeps the typeface that it began with (docs/decisions/009-weight.md): Be Vietnam Pro where
// both weights come before anything is painted; else the reader's own font, and both are fetched for the next page.
// Times are in milliseconds; a browser that does not know its line yet says 100.
(function (root) {
  "use strict";
  var files = ["fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-700.woff2"];
  var from = document.currentScript.src, line = navigator.connection, kept;
  root.className = "js";
  try {
    if (Date.now() - parseFloat(sessionStorage.getItem("exit")) < 1e4) root.hidden = true;
    var theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
    kept = localStorage.getItem("fonts") === files.join();
  } catch (e) { /* no storage: the system decides */ }

  function show() { root.className += " font"; }
  // Both or none, ready to be drawn. What is painted meanwhile stays as it is.
  function bring() {
    var faces = files.map(function (file, at) {
      return new FontFace("Be Vietnam Pro", 'url("' + new URL(file, from) + '")', { weight: at ? "700" : "400" });
    });
    Promise.all(faces.map(function (face) { return face.load(); })).then(function () {
      try { localStorage.setItem("fonts", files.join()); } catch (e) { /* asked for again */ }
      if (performance.getEntriesByType("paint").length) return;
      faces.forEach(function (face) { document.fonts.add(face); });
      show();
    }, function () { /* the next page tries again */ });
  }

  // A copy opened from a disk has its fonts in the stylesheet.
  if (location.protocol === "file:") return show();
  // On a slow line they would only hold back the words: the next page has them.
  if (kept || !line || !(line.saveData || line.rtt > 125)) bring();
  else if (!line.saveData) addEventListener("load", bring);
})(document.documentElement);
