// Loaded before the first paint, so that a chosen theme never flashes, nor a page that is passed on the way out
// (quick-exit.js). On a connection that can bring the fonts before the first paint they are requested at once; on a slow one
// they would only hold back the words (docs/decisions/009-weight.md). Times are in milliseconds; a browser that does not
// know its line yet says 100.
(function (root) {
  "use strict";
  root.className = "js";
  try {
    if (Date.now() - parseFloat(sessionStorage.getItem("exit")) < 1e4) root.hidden = true;
    var theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
  } catch (e) { /* no storage: the system decides */ }
  var line = navigator.connection;
  // A copy opened from a disk has its fonts in the stylesheet.
  if (location.protocol === "file:" || (line && (line.saveData || line.rtt > 125))) return;
  ["fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-700.woff2"].forEach(function (font) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.type = "font/woff2";
    link.crossOrigin = "";
    link.href = new URL(font, document.currentScript.src);
    document.head.appendChild(link);
  });
})(document.documentElement);
