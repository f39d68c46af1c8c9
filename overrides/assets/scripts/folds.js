// A link to a place in a fold, or to its heading, opens it.
(function () {
  "use strict";
  function open() {
    var place = document.querySelector(":target");
    var fold = place && place.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
