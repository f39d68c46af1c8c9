// Copies the plain text of an item, fetched when pressed: the text behind the last link beside the button.
(function () {
  "use strict";
  function copied(text) {
    // Safari lets a script write only within the press itself, so it is handed the promise of the text.
    if (window.ClipboardItem && navigator.clipboard && navigator.clipboard.write) {
      var blob = text.then(function (words) { return new Blob([words], { type: "text/plain" }); });
      return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    }
    return text.then(function (words) { return navigator.clipboard.writeText(words); });
  }
  addEventListener("click", function (event) {
    var button = event.target.closest("[data-text]");
    if (!button) return;
    var link = button.parentNode.querySelector("a[type='text/plain']");
    var words = button.querySelector("[data-done]");
    var text = fetch(link.href).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    });
    // No line, no clipboard, or a copy on a disk: the text itself, to copy by hand.
    copied(text).then(function () { words.textContent = words.dataset.done; }, function () { location.href = link.href; });
  });
})();
