// The reader's clock: what is coming, on or over stays right though nobody has rebuilt the site, and so does the next June. The tag of an event
// carries its moments and the words for each state; a tag without words (over, cancelled, postponed) stays as it is.
(function () {
  "use strict";
  var TONE = { soon: "soon", ongoing: "ok", past: "past" };

  function all(selector) { return [].slice.call(document.querySelectorAll(selector)); }

  // Vietnam's day of a moment, whatever the zone of the phone: UTC+7, without summer time.
  function dayOf(time) { return new Date(time + 7 * 36e5).toISOString().slice(0, 10); }

  // The present or next time that an event takes place, else the last. The later days of one that recurs are in
  // data-days.
  function occasion(tag, now) {
    var begins = Date.parse(tag.dataset.start), ends = Date.parse(tag.dataset.end), first = Date.parse(dayOf(begins));
    var found = { begins: begins, ends: ends };
    (tag.dataset.days || "").split(" ").filter(Boolean).forEach(function (day) {
      var shift = Date.parse(day) - first;
      if (found.ends <= now) found = { begins: begins + shift, ends: ends + shift };
    });
    found.state = found.ends <= now ? "past" : found.begins <= now ? "ongoing" : "soon";
    return found;
  }

  // What the page calls begun or over was so when it was made: a clock that is earlier has lost its setting.
  function isWrong(now) {
    return all(".tag.ok[data-start], .tag.past[data-start]").some(function (tag) {
      return Date.parse(tag.dataset.start) > now;
    });
  }

  function correct(tag, now) {
    var state = occasion(tag, now).state;
    if (tag.textContent === tag.dataset[state]) return;
    tag.className = "tag " + TONE[state];
    tag.textContent = tag.dataset[state];
  }

  // The date beside a recurring event is that of its next day.
  function nextDay(date, now) {
    var day = dayOf(occasion(date.parentNode.querySelector("[data-days]"), now).begins).split("-");
    date.children[0].textContent = date.dataset.month.replace("{n}", Number(day[1]));
    date.children[1].textContent = Number(day[2]);
    date.children[2].textContent = day[0];
  }

  function entries(list, now) {
    return [].map.call(list.children, function (card) {
      var is = occasion(card.querySelector("[data-start]"), now);
      is.card = card;
      is.moment = is.state === "soon" ? is.begins : is.ends;
      is.id = card.querySelector("h3 a").getAttribute("href").split("/").slice(-2)[0];
      return is;
    });
  }

  function place(list, cards) {
    cards.forEach(function (one, at) {
      if (list.children[at] !== one.card) list.insertBefore(one.card, list.children[at]);
    });
  }

  function headingOf(list) {
    var before = list.previousElementSibling;
    while (before && !/^H[23]$/.test(before.tagName)) before = before.previousElementSibling;
    return before;
  }

  function byId(a, b) { return a.id < b.id ? -1 : 1; }
  function nextFirst(a, b) { return a.moment - b.moment || a.begins - b.begins || byId(a, b); }
  function lastFirst(a, b) { return b.ends - a.ends || b.begins - a.begins || byId(a, b); }

  // A list of what is coming, kept in the build's order (View.coming, View.past): by the beginning or, once begun, the
  // end. What is over goes to the list of what was; where the page has none (the front page) it is hidden, and when
  // nothing is left to come, the list becomes one of what was, heading and all.
  function regroup(list, now) {
    var cards = entries(list, now), gone = document.querySelector("ul[data-gone]");
    var left = cards.filter(function (one) { return one.state !== "past"; }).sort(nextFirst);
    var over = cards.filter(function (one) { return one.state === "past"; }).sort(lastFirst);
    place(list, left);
    if (!over.length) return;
    if (gone) {
      var room = Math.max(gone.children.length, cards.length);
      place(gone, over.concat(entries(gone, now)).sort(lastFirst));
      while (gone.children.length > room) gone.removeChild(gone.lastElementChild);
      gone.parentNode.hidden = false;
      list.parentNode.hidden = !left.length;
      if (!left.length) document.querySelector("h1").textContent = list.dataset.recorded;
    } else {
      place(list, left.concat(over));
      over.forEach(function (one) { one.card.hidden = left.length > 0; });
      if (!left.length) headingOf(list).textContent = list.dataset.pastTitle;
    }
  }

  // The action month that is on or comes next: June, year after year, once the campaign that the page names is over.
  function actionMonth(block, now) {
    var today = dayOf(now), words = block.dataset;
    if (today <= words.until) return;
    var month = today.slice(5, 7), year = Number(today.slice(0, 4)) + (month > "06");
    var title = month === "06" ? words.now : month < "06" ? words.thisYear : words.nextYear;
    var date = block.querySelector(".date").children, link = block.querySelector("b > a");
    (link || block.querySelector("p > b:first-child")).textContent = title.replace("{year}", year);
    if (link && words.url) link.setAttribute("href", words.url);
    date[1].textContent = 6;
    date[2].textContent = year;
    block.querySelector(".small").textContent = words.day.replace(/\{year\}/g, year);
  }

  function tick() {
    var now = Date.now();
    if (isWrong(now)) return;
    all(".tag[data-soon]").forEach(function (tag) { correct(tag, now); });
    all(".date[data-month]").forEach(function (date) { nextDay(date, now); });
    all(".action-month").forEach(function (block) { actionMonth(block, now); });
    all("[data-coming]").forEach(function (list) { regroup(list, now); });
    all("td[aria-current]").forEach(function (cell) { cell.removeAttribute("aria-current"); });
    all('td[data-day="' + dayOf(now) + '"]').forEach(function (cell) { cell.setAttribute("aria-current", "date"); });
  }
  tick();
  // A page may stay open for days.
  document.addEventListener("visibilitychange", function () { if (!document.hidden) tick(); });
})();
