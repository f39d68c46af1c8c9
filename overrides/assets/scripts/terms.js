// Terms: the first tap shows the meaning, the second follows the link; Escape hides it.
(function () {
  "use strict";
  var root = document.documentElement;
  var touched = false;
  addEventListener("pointerdown", function (event) { touched = event.pointerType === "touch"; });
  document.querySelectorAll(".term").forEach(function (term) {
    var tip = term.lastElementChild;
    function turn() {
      tip.classList.remove("left");
      if (tip.getBoundingClientRect().right > root.clientWidth) tip.classList.add("left");
    }
    term.addEventListener("pointerenter", turn);
    term.addEventListener("focusin", turn);
    term.addEventListener("pointerleave", function () { term.classList.remove("shut"); });
    term.addEventListener("focusout", function () { term.classList.remove("shut"); term.dataset.open = ""; });
    term.firstElementChild.addEventListener("click", function (event) {
      if (touched && !term.dataset.open) {
        event.preventDefault();
        term.dataset.open = "1";
      }
    });
  });
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:hover, .term:focus-within").forEach(function (term) { term.classList.add("shut"); });
  });
})();
