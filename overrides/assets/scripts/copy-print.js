// Copy a text with the page's address, print the page. A citation names the clause and point that the address does.
(function () {
  "use strict";
  function place() {
    var found = /^#khoan-([0-9]+[a-zđ]?)(?:-diem-([a-zđ][0-9]?))?$/.exec(decodeURIComponent(location.hash));
    if (!found) return "";
    return (found[2] ? "điểm " + found[2] + " " : "") + "khoản " + found[1] + " ";
  }
  // A text copied from the offline copy (file://) names the page that others can open.
  function address() {
    var published = location.protocol === "file:" && document.querySelector("link[rel=canonical]");
    return published ? published.href + location.hash : location.href;
  }
  addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if (button.dataset.copy === undefined) return print();
    var source = document.querySelector(button.dataset.copy);
    var text = source.dataset.cite === undefined ? source.innerText : place() + source.innerText;
    text = text.charAt(0).toUpperCase() + text.slice(1);
    navigator.clipboard.writeText(text + "\n\n" + address()).then(function () {
      button.textContent = button.dataset.done;
    });
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
