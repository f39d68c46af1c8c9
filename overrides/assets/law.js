// Narrows the articles of a law while the reader types; the form itself searches the whole text.
(function () {
  "use strict";
  var input = document.getElementById("law-filter");
  var status = document.getElementById("law-filter-status");
  if (!input) return;
  var text = window.vietnamese;
  var articles = [].map.call(document.querySelectorAll(".chapters li"), function (item) {
    return { item: item, words: text.of(item.textContent) };
  });
  var groups = document.querySelectorAll(".chapters > section, .chapters section > ul");
  function narrow() {
    var asked = input.value.trim();
    var holds = text.finder(articles.map(function (article) { return article.words; }), asked);
    var count = 0;
    articles.forEach(function (article) {
      var fits = holds(article.words);
      article.item.hidden = !fits;
      count += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector("li:not([hidden])");
      if (group.tagName === "UL" && group.previousElementSibling && group.previousElementSibling.tagName === "H3") {
        group.previousElementSibling.hidden = group.hidden;
      }
    });
    document.querySelectorAll(".chapter-cards").forEach(function (cards) { cards.hidden = Boolean(asked); });
    status.textContent = !asked ? "" : count ? status.dataset.one.replace("{n}", count) : status.dataset.none;
  }
  input.addEventListener("input", narrow);
  narrow();
})();
