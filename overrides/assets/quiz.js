// The quiz: an answer to choose is a button, a choice is judged and explained at once. Nothing is kept and nothing sent.
(function () {
  "use strict";
  document.querySelectorAll("[data-quiz]").forEach(function (round) {
    var words = round.dataset, items = [].slice.call(round.querySelectorAll(".quiz > li"));
    var score = document.createElement("p"), again = document.createElement("button");
    score.setAttribute("role", "status");
    again.type = "button";
    again.className = "btn line";
    again.textContent = words.again;
    again.hidden = true;
    round.append(score, again);
    // Of each question whether the first choice was right.
    var first = [];

    items.forEach(function (item, number) {
      var said = document.createElement("p"), folded = item.querySelector("details");
      said.setAttribute("role", "status");
      item.insertBefore(said, folded);
      item.querySelectorAll("ul > li").forEach(function (choice) {
        var button = document.createElement("button");
        button.type = "button";
        button.textContent = choice.textContent;
        choice.replaceChildren(button);
        button.addEventListener("click", function () {
          var right = "right" in choice.dataset;
          item.querySelectorAll("button").forEach(function (other) { other.removeAttribute("aria-pressed"); });
          button.setAttribute("aria-pressed", "true");
          item.dataset.state = right ? "right" : "wrong";
          said.textContent = right ? words.right : words.wrong;
          folded.open = true;
          if (!(number in first)) first[number] = right;
          var done = first.filter(function (one) { return one !== undefined; });
          score.textContent = words.score.replace("{right}", done.filter(Boolean).length).replace("{done}", done.length);
          again.hidden = false;
        });
      });
    });

    again.addEventListener("click", function () {
      first = [];
      score.textContent = "";
      again.hidden = true;
      items.forEach(function (item) {
        delete item.dataset.state;
        item.querySelector("[role=status]").textContent = "";
        item.querySelector("details").open = false;
        item.querySelectorAll("button").forEach(function (one) { one.removeAttribute("aria-pressed"); });
      });
      items[0].querySelector("button").focus();
    });
  });
})();
