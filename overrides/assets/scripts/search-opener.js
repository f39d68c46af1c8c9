// Search: the link leads to the results page; with script it opens a dialog instead.
(function () {
  "use strict";
  var here = new URL(document.currentScript.src);
  var opener = document.getElementById("search-open");
  function load() { return import(new URL("search.js", here)); }
  function search(event) {
    event.preventDefault();
    load()
      .then(function (module) { module.openSearch(); })
      .catch(function () { location.href = opener.href; });
  }
  opener.addEventListener("click", function (event) {
    // Offline the results page is answered by the saved pages (sw.js); a copy on a disk needs no network.
    var answers = navigator.onLine !== false || location.protocol === "file:";
    if (answers && !event.ctrlKey && !event.metaKey && !event.shiftKey) search(event);
  });
  // In the first idle moment: the answers are then there as soon as somebody types. Not for readers who save data.
  addEventListener("load", function () {
    var line = navigator.connection;
    if (navigator.onLine === false || (line && line.saveData)) return;
    function now() { load().catch(function () { /* told when it matters */ }); }
    if (window.requestIdleCallback) requestIdleCallback(now, { timeout: 2e3 });
    else setTimeout(now, 200);
  });
  addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest("input, textarea, select, dialog, [contenteditable]");
    var k = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    if (slash || k) search(event);
  });
})();
