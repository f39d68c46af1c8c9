// Share this page where the system has a way to; else, or for an address that a button names, copy the address.
(function () {
  "use strict";
  function copied(address) {
    if (navigator.clipboard) return navigator.clipboard.writeText(address);
    // Browsers without a clipboard, and pages opened over plain http.
    var field = document.createElement("textarea");
    field.value = address;
    field.style.position = "fixed";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject();
  }
  addEventListener("click", function (event) {
    var button = event.target.closest("[data-share]");
    if (!button) return;
    var address = button.dataset.share;
    var words = button.querySelector("[data-done]");
    function copy(text) {
      copied(text).then(function () { words.textContent = words.dataset.done; }, function () { prompt("", text); });
    }
    if (address) return copy(address);
    address = location.href.split("#")[0];
    if (!navigator.share) return copy(address);
    navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch(function (error) {
      if (error.name !== "AbortError") copy(address);
    });
  });
})();
