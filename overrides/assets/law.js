// Narrows the articles of a law while the reader types; the form itself searches the whole text.
(function () {
  "use strict";
  var input = document.getElementById("law-filter");
  var status = document.getElementById("law-filter-status");
  if (!input) return;
  function bare(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }
  var articles = [].map.call(document.querySelectorAll(".chapters li"), function (item) {
    return { item: item, words: " " + bare(item.textContent).replace(/[^a-z0-9/]+/g, " ") };
  });
  var groups = document.querySelectorAll(".chapters > section, .chapters section > ul");
  function narrow() {
    var asked = bare(input.value).split(/[^a-z0-9/]+/).filter(Boolean);
    var count = 0;
    articles.forEach(function (article) {
      var fits = asked.every(function (word) { return article.words.indexOf(" " + word) >= 0; });
      article.item.hidden = !fits;
      count += fits ? 1 : 0;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector("li:not([hidden])");
      if (group.tagName === "UL" && group.previousElementSibling && group.previousElementSibling.tagName === "H3") {
        group.previousElementSibling.hidden = group.hidden;
      }
    });
    document.querySelectorAll(".chapter-cards").forEach(function (cards) { cards.hidden = asked.length > 0; });
    status.textContent = !asked.length ? "" : count ? status.dataset.one.replace("{n}", count) : status.dataset.none;
  }
  input.addEventListener("input", narrow);
  narrow();
})();
