// Loaded before the first paint, so that a chosen theme never flashes, nor a page that is passed on the way out
// (quick-exit.js), and a page keeps the typeface that it began with (docs/decisions/009-weight.md): Be Vietnam Pro where
// both weights are known to be kept, or both come before anything is painted; else the reader's own font, and both are
// fetched for the next page. Times are in milliseconds; a browser that does not know its line yet says 100.
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
  function keep() { try { localStorage.setItem("fonts", files.join()); } catch (e) { /* asked for again */ } }
  function bring() {
    return Promise.all(files.map(function (file) {
      return new Promise(function (done) {
        var link = document.createElement("link");
        link.rel = "preload";
        link.as = "font";
        link.type = "font/woff2";
        link.crossOrigin = "";
        link.onload = done;
        link.href = new URL(file, from);
        document.head.appendChild(link);
      });
    }));
  }

  // A copy opened from a disk has its fonts in the stylesheet.
  if (location.protocol === "file:") return show();
  if (kept) {
    show();
    bring();
  } else if (line && (line.saveData || line.rtt > 125)) {
    // They would only hold back the words.
    if (!line.saveData) addEventListener("load", function () {
      Promise.all(files.map(function (file) {
        return fetch(new URL(file, from)).then(function (answer) { return answer.ok ? answer.blob() : Promise.reject(); });
      })).then(keep, function () { /* the next page tries again */ });
    });
  } else bring().then(function () {
    if (!performance.getEntriesByType("paint").length) show();
    keep();
  });
})(document.documentElement);
