// Vietnamese as people type it in a hurry, the same as scripts/vietnamese/folding.py, with which the tests compare it; and
// how lists are narrowed by it.
window.vietnamese = (function () {
  "use strict";
  // Small letters without marks, đ as d.
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]+/g, "").replace(/[đð]/g, "d");
  }
  // The folded words of a text, each between blanks; the number of a document (45/KH-UBND) keeps its strokes.
  function of(text) {
    return " " + fold(text).replace(/[^a-z0-9/]+/g, " ").trim() + " ";
  }
  // A test of texts, as `of` gives them, for what was asked: the words together, or, where no text has them so, all of
  // them. The last may be one that is still being typed.
  function finder(texts, asked) {
    var phrase = of(asked).replace(/ $/, "");
    var words = phrase.split(" ").slice(1).map(function (word, i, all) { return " " + word + (i < all.length - 1 ? " " : ""); });
    function together(text) { return text.indexOf(phrase) >= 0; }
    if (texts.some(together)) return together;
    return function (text) { return words.every(function (word) { return text.indexOf(word) >= 0; }); };
  }
  return { fold: fold, of: of, finder: finder };
})();
