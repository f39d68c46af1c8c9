// A link to a place in a fold, or to its heading, opens it.
(function () {
  "use strict";
  // While the page is still being read, browsers know of no :target yet.
  function sought() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (malformed) {
      return null;
    }
  }
  function open() {
    var place = sought();
    var fold = place && place.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
