// Search: the link leads to the results page; with script it opens a dialog instead.
(function () {
  "use strict";
  var here = new URL(document.currentScript.src);
  var opener = document.getElementById("search-open");
  function search(event) {
    event.preventDefault();
    import(new URL("search.js", here))
      .then(function (module) { module.openSearch(); })
      .catch(function () { location.href = opener.href; });
  }
  opener.addEventListener("click", function (event) {
    // Offline the results page is answered by the saved pages (sw.js); a copy on a disk needs no network.
    var answers = navigator.onLine !== false || location.protocol === "file:";
    if (answers && !event.ctrlKey && !event.metaKey && !event.shiftKey) search(event);
  });
  addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest("input, textarea, select, dialog, [contenteditable]");
    var k = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    if (slash || k) search(event);
  });
})();
