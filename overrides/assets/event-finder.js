// The finder of /su-kien/: filters over all events at once, in the address, so that a view can be kept and shared. Its
// data (scripts/assemble/events/finder.py says what is in it) is loaded when the reader first touches the form, or when
// the address asks for something. Cards are copies of the page's own card.
(function () {
  "use strict";
  var STEP = 30;
  var DAY = 864e5;
  var FAR = 1e15; // milliseconds, beyond any date
  var VIETNAM = 7 * 36e5; // UTC+7, without summer time
  var NAMES = ["q", "huyen", "xa", "loai", "trong-tam", "tinh-trang", "tu", "den"];
  var STATES = ["soon", "rescheduled", "postponed", "cancelled", "past"]; // by the numbers of the data
  var TONES = { soon: "soon", rescheduled: "soon", ongoing: "ok", past: "past", undated: "past", postponed: "off", cancelled: "off" };
  var ASKED = { "sap-dien-ra": "soon", "dang-dien-ra": "ongoing", "da-dien-ra": "past", "tam-hoan": "postponed", "doi-lich": "rescheduled", "da-huy": "cancelled" };

  function by(id) { return document.getElementById(id); }
  var form = by("event-finder"), found = by("finder-found"), ways = by("event-ways"), lists = by("event-lists"), template = by("event-card");
  var status = form.querySelector("[role=status]"), cards = found.querySelector("ul");
  var more = by("finder-more"), showMore = by("finder-show-more"), share = by("finder-share");
  var fields = {};
  NAMES.forEach(function (name) { fields[name] = form.elements[name]; });
  // A browser lets no page opened from a disk read a file beside it.
  if (location.protocol === "file:") { form.hidden = true; return; }

  // Text in words without marks and punctuation.
  var fold = window.vietnamese.fold;
  function words(text) { return " " + fold(text).replace(/[^\S\n]+|[!-\/:-@\[-`{-~\u00a0-\u00bf\u2010-\u2027\u2030-\u205e]+/g, " "); }

  // What offices write short before a name.
  var SHORT = { tx: "thi xa", tp: "thanh pho", tt: "thi tran", p: "phuong", x: "xa", h: "huyen" };
  function whole(text) {
    return text.replace(/ (tx|tp|tt|[pxh])(?= +[a-z])/g, function (all, word) { return " " + SHORT[word]; });
  }

  // Data

  var data = null, loading = null;
  function load() {
    loading = loading || fetch(form.dataset.src).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(prepare).catch(function (error) {
      loading = null;
      throw error;
    });
    return loading;
  }

  function prepare(loaded) {
    var day = 0;
    loaded.times = loaded.id.map(function (id, row) {
      if (row >= loaded.day.length) return [];
      day += loaded.day[row];
      var begins = day * DAY - VIETNAM + loaded.at[row] * 1e3;
      return [0].concat(loaded.again[row] || []).map(function (after) {
        return { begins: begins + after * DAY, ends: begins + after * DAY + loaded.takes[row] * 1e3 };
      });
    });
    // One call for all titles is several times faster than one a title.
    loaded.words = {
      title: words(loaded.title.join("\n")).split("\n").map(function (title) { return " " + title; }),
      place: loaded.places.map(function (place) { return words(place[2] + ", " + place[3]); }),
      kind: loaded.kinds.map(function (kind) { return words(kind[1]); }),
      venue: loaded.venues.map(words),
      organiser: loaded.organisers.map(words)
    };
    loaded.unsure = {};
    loaded.check.forEach(function (row) { loaded.unsure[row] = true; });
    data = loaded;
  }

  // Search

  function now() { return Math.max(Date.now(), Date.parse(form.dataset.built) - VIETNAM); }

  function state(row, time, moment) {
    var code = STATES[data.state[row]];
    if (!time) return code === "soon" ? "undated" : code;
    if (code !== "soon" && code !== "rescheduled") return code;
    return time.ends <= moment ? "past" : time.begins <= moment ? "ongoing" : code;
  }

  // Of an event's times that fit the first that is not over, else the last; null where none fits.
  function fitting(row, wanted, from, until, moment) {
    var best = null;
    var times = data.times[row];
    for (var i = 0; i < (times.length || 1); i++) {
      var time = times[i];
      if (time ? time.ends <= from || time.begins >= until : from > -Infinity || until < Infinity) continue;
      var is = state(row, time, moment);
      var soon = is === "rescheduled" && time ? "soon" : is; // what was moved to a day to come is to come
      if (wanted && wanted !== soon && !(wanted === "rescheduled" && STATES[data.state[row]] === wanted)) continue;
      var over = !time || is === "past" || time.ends <= moment;
      best = { row: row, time: time, state: is, key: key(time, over, moment) };
      if (!over) break;
    }
    return best;
  }

  // The order of the page's own lists (View.coming, View.past): what is coming, by its beginning or, once begun, its
  // end; then what was, the latest first; then what has no day.
  function key(time, over, moment) {
    if (!time) return 2 * FAR;
    return over ? FAR - time.ends : time.begins > moment ? time.begins : time.ends;
  }

  // Of each table, the rows that hold a word: a row of the list then asks no text but its own title.
  function hits(word) {
    var hit = {};
    ["place", "kind", "venue", "organiser"].forEach(function (name) {
      hit[name] = data.words[name].map(function (text) { return text.indexOf(word) >= 0; });
    });
    return hit;
  }

  function search(asks) {
    var moment = now();
    var from = asks.tu ? Date.parse(asks.tu) - VIETNAM : -Infinity;
    var until = asks.den ? Date.parse(asks.den) - VIETNAM + DAY : Infinity;
    var wanted = whole(words(asks.q)).split(" ").filter(Boolean).map(function (word) {
      return { word: " " + word, hit: hits(" " + word) };
    });
    function among(table, value) { return table.map(function (values) { return !value || values.indexOf(value) >= 0; }); }
    var district = among(data.places.map(function (place) { return place[0]; }), asks.huyen);
    var commune = among(data.places.map(function (place) { return place[1]; }), asks.xa);
    var kind = among(data.kinds, asks.loai), focus = among(data.focuses, asks["trong-tam"]);
    var result = [];
    for (var row = 0; row < data.id.length; row++) {
      var place = data.place[row];
      if (!district[place] || !commune[place] || !kind[data.kind[row]] || !focus[data.focus[row]]) continue;
      var holds = wanted.every(function (one) {
        return one.hit.place[place] || one.hit.kind[data.kind[row]] || one.hit.venue[data.venue[row]]
          || one.hit.organiser[data.organiser[row]] || data.words.title[row].indexOf(one.word) >= 0;
      });
      var fits = holds && fitting(row, ASKED[asks["tinh-trang"]], from, until, moment);
      if (fits) result.push(fits);
    }
    return result.sort(function (a, b) {
      if (a.key !== b.key || !a.time) return a.key - b.key || a.row - b.row;
      return (a.key > FAR / 2 ? b.time.begins - a.time.begins : a.time.begins - b.time.begins) || a.row - b.row;
    });
  }

  // Cards

  function local(time) { return new Date(time + VIETNAM).toISOString(); }
  function iso(time) { return local(time).slice(0, 19) + "+07:00"; }

  function when(row) {
    var text = data.whens[data.when[row]];
    if (data.times[row].length) {
      var first = new Date(data.times[row][0].begins + VIETNAM);
      text = text.replace("{}", data.date.replace("{weekday}", data.weekdays[(first.getUTCDay() + 6) % 7])
        .replace("{day}", first.getUTCDate()).replace("{month}", first.getUTCMonth() + 1).replace("{year}", first.getUTCFullYear()));
    }
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function card(one) {
    var item = template.content.firstElementChild.cloneNode(true);
    var date = item.querySelector(".date").children, link = item.querySelector("h3 a"), tags = item.querySelector(".tags");
    var day = one.time && local(one.time.begins).slice(0, 10).split("-");
    date[0].textContent = day ? template.dataset.month.replace("{n}", Number(day[1])) : template.dataset.unknown;
    date[1].textContent = day ? Number(day[2]) : "?";
    date[2].textContent = day ? day[0] : data.year[one.row];
    // Lines do not end within a name, as scripts/assemble/parts/whole_names.py has it.
    link.append.apply(link, data.title[one.row].split(/(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+)(?!\p{L})/u).map(function (piece, at) {
      var name = at % 2 && document.createElement("span");
      if (name) { name.className = "name"; name.textContent = piece; }
      return name || piece;
    }).filter(Boolean));
    link.setAttribute("href", data.year[one.row] + "/" + data.id[one.row] + "/");
    item.querySelector(".muted").textContent = [when(one.row), data.places[data.place[one.row]][2]].filter(Boolean).join(" · ");
    var tag = tags.firstElementChild;
    tag.className = "tag " + TONES[one.state];
    tag.textContent = template.dataset[one.state];
    var told = one.time ? 0 : data.told[one.row - data.day.length] * DAY - VIETNAM;
    tag.dataset.start = iso(one.time ? one.time.begins : told);
    tag.dataset.end = iso(one.time ? one.time.ends : told);
    if (one.time && /soon|ongoing|rescheduled/.test(one.state)) {
      tag.dataset.soon = template.dataset[STATES[data.state[one.row]]];
      tag.dataset.ongoing = template.dataset.ongoing;
      tag.dataset.past = template.dataset.past;
    }
    if (!data.unsure[one.row]) {
      tags.removeChild(tags.lastElementChild);
      tags.removeChild(tags.lastChild);
    }
    return item;
  }

  var results = [];

  function show(from, to) {
    var part = document.createDocumentFragment();
    results.slice(from, to).forEach(function (one) { part.appendChild(card(one)); });
    if (!from) cards.textContent = "";
    cards.appendChild(part);
    var left = results.length - cards.children.length;
    showMore.hidden = left <= 0;
    showMore.textContent = showMore.dataset.n.replace("{n}", Math.min(STEP, left));
  }

  // The form and the address

  function asked() {
    var values = {};
    NAMES.forEach(function (name) { values[name] = fields[name].value.trim(); });
    return values;
  }

  function address() {
    var query = new URLSearchParams();
    var values = asked();
    NAMES.forEach(function (name) { if (values[name]) query.set(name, values[name]); });
    return location.pathname + (query.toString() ? "?" + query : "");
  }

  var timer = 0;
  function keep(how) {
    clearTimeout(timer);
    // Some browsers allow a hundred changes of the address in half a minute, then throw.
    try { history[how]({ shown: cards.children.length }, "", address()); } catch (e) { /* the view is right all the same */ }
    seen = location.search;
  }

  function offerCommunes() {
    var select = fields.xa, district = fields.huyen.value;
    var offered = data && district ? data.communes.filter(function (one) { return one[2] === district; }) : [];
    var chosen = select.value;
    select.textContent = "";
    select.add(new Option(offered.length ? select.dataset.any : select.dataset.first, ""));
    offered.forEach(function (one) { select.add(new Option(one[1], one[0])); });
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = "";
    select.disabled = !offered.length;
  }

  // From the address into the form. A value that nobody can choose there is left out.
  function read() {
    var query = new URLSearchParams(location.search);
    NAMES.forEach(function (name) {
      if (name === "xa") return;
      var value = query.get(name) || "";
      fields[name].value = value.slice(0, 200);
      if (fields[name].selectedIndex < 0) fields[name].value = "";
    });
    var commune = data.communes.filter(function (one) { return one[0] === query.get("xa"); })[0];
    if (commune && !fields.huyen.value) fields.huyen.value = commune[2];
    fields.xa.value = "";
    offerCommunes();
    if (commune && commune[2] === fields.huyen.value) fields.xa.value = commune[0];
  }

  function render(count) {
    var values = asked();
    var chosen = NAMES.filter(function (name) { return values[name]; });
    var others = chosen.filter(function (name) { return name !== "q"; }).length;
    more.textContent = others ? more.dataset.n.replace("{n}", others) : more.dataset.none;
    by("finder-actions").hidden = !chosen.length;
    results = chosen.length ? search(values) : [];
    lists.hidden = chosen.length > 0;
    ways.hidden = results.length > 0; // where nothing fits, they help
    show(0, Math.max(count || 0, STEP));
    found.hidden = !results.length;
    share.textContent = share.dataset.label;
    wait(false);
    status.textContent = !chosen.length ? "" : results.length ? status.dataset.one.replace("{n}", results.length) : status.dataset.none;
  }

  // While the data of a shared address is on its way, the lists keep their room unseen, and nothing jumps.
  function wait(on) { [ways, lists].forEach(function (part) { part.classList.toggle("waiting", on); }); }

  function ready(then) {
    if (data) return then();
    status.textContent = status.dataset.loading;
    load().then(then, function () {
      status.textContent = status.dataset.failed;
      wait(false);
    });
  }

  function hasFilter() {
    var query = new URLSearchParams(location.search);
    return NAMES.some(function (name) { return query.get(name); });
  }

  var seen = "";
  function fromAddress() {
    if (location.search === seen) return; // a jump within the page
    seen = location.search;
    wait(!data && hasFilter());
    ready(function () {
      read();
      render(history.state && history.state.shown);
    });
  }

  form.addEventListener("focusin", function () { load().catch(function () { /* shown when it is needed */ }); });
  form.addEventListener("submit", function (event) { event.preventDefault(); fields.q.blur(); });
  fields.q.addEventListener("input", function () {
    ready(function () {
      render();
      clearTimeout(timer);
      timer = setTimeout(function () { keep("replaceState"); }, 300);
    });
  });
  form.addEventListener("change", function (event) {
    if (event.target === fields.q) return;
    ready(function () {
      if (event.target === fields.huyen) offerCommunes();
      render();
      keep("pushState");
    });
  });
  more.addEventListener("click", function () {
    more.setAttribute("aria-expanded", form.classList.toggle("open"));
  });
  by("finder-reset").addEventListener("click", function () {
    form.reset();
    offerCommunes();
    render();
    keep("pushState");
    fields.q.focus();
  });
  showMore.addEventListener("click", function () {
    var before = cards.children.length;
    show(before, before + STEP);
    cards.children[before].querySelector("a").focus();
    keep("replaceState");
  });
  share.hidden = !navigator.share && !navigator.clipboard;
  share.addEventListener("click", function () {
    keep("replaceState");
    if (navigator.share) navigator.share({ title: document.title, url: location.href }).catch(function () { /* closed */ });
    else navigator.clipboard.writeText(location.href).then(function () { share.textContent = share.dataset.done; });
  });
  addEventListener("popstate", fromAddress);
  var narrow = form.closest("details");
  if (hasFilter()) {
    if (narrow) narrow.open = true;
    fromAddress();
  } else seen = location.search;
})();
