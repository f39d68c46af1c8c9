// Print the page.
(function () {
  "use strict";
  addEventListener("click", function (event) {
    var button = event.target.closest("[data-print]");
    if (!button) return;
    if (button.hash) location.hash = button.hash;
    print();
  });

  // Paper has no folds to open and says on which day it was printed.
  var shut = [];
  addEventListener("beforeprint", function () {
    var day = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
    document.querySelectorAll("[data-printed]").forEach(function (place) {
      place.textContent = place.dataset.printed + " " + day;
    });
    shut = [].slice.call(document.querySelectorAll("main details:not([open])"));
    shut.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () { shut.forEach(function (fold) { fold.open = false; }); });
})();
