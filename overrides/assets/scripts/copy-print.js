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
})();
