// Leave quickly: by the link with data-exit, or Escape three times on a page that has one.
// The page is emptied at once. Then the first of our entries in this tab's history is sought, everything after it is cut
// off, and the neutral page takes its place: neither Back nor Forward shows our pages again.
(function () {
  "use strict";
  var root = document.documentElement;
  var link = document.querySelector("[data-exit]");
  var step = ""; // "first": on the way to the first entry; "back": one step before the last
  var to = link && link.href;

  function read(key) { try { return sessionStorage.getItem(key); } catch (e) { return null; } }
  function keep(key, value) { try { sessionStorage.setItem(key, value); } catch (e) { /* no storage: only this entry is replaced */ } }
  // An exit that is under way on its road to the first entry: its time, the neutral page and the empty one.
  function pending() {
    var parts = (read("exit") || "").split(" ");
    return Date.now() - parts[0] < 1e4 && parts.length === 3 ? parts : null;
  }

  function blank() {
    root.hidden = true;
    // The neutral site does not learn where its visitor comes from.
    document.head.innerHTML = '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">';
    document.body.innerHTML = "";
    document.title = new URL(to).hostname;
  }
  function replace() {
    try { sessionStorage.clear(); } catch (e) { /* nothing was kept */ }
    location.replace(to);
  }
  // On the first of our entries. A new entry cuts off all that follow; it is an empty page that leads on by itself,
  // for Forward can still reach it. Then one step back, to give this entry to the neutral page.
  function leave(empty) {
    step = "back";
    blank();
    // Pages opened from a disk (file:) may not write history.
    try { history.pushState(null, "", empty); } catch (e) { return replace(); }
    history.back();
    setTimeout(replace, 700);
  }
  function exit() {
    if (step) return;
    step = "first";
    var empty = new URL(link.dataset.exit, location.href).href;
    var before = depth();
    blank();
    if (!before && window.navigation && navigation.entries().length === 1) return replace();
    if (!before) return leave(empty);
    keep("exit", [Date.now(), to, empty].join(" "));
    history.go(-before);
    // A connection too slow to bring the first entry back: the screen matters more than the Back button.
    setTimeout(function () { if (step === "first") replace(); }, 2500);
  }
  function arrive() {
    if (step === "back") return replace();
    var road = pending();
    if (!road) return;
    to = road[1];
    leave(road[2]);
  }
  addEventListener("popstate", function () { if (step) arrive(); });
  addEventListener("pageshow", function (event) { if (event.persisted) arrive(); });
  arrive();

  // How many of our entries come before this one. Browsers without the Navigation API use a count that each
  // entry carries; where it is lost it starts again at 0, for going too far would leave our pages in Forward.
  function depth() {
    if (window.navigation && navigation.currentEntry) return navigation.currentEntry.index;
    return (history.state && history.state.depth) || 0;
  }
  function count(moved) {
    var state = history.state;
    if (!state || state.depth === undefined) {
      state = Object.assign({}, state, { depth: moved ? Number(read("depth") || 0) + 1 : 0 });
      history.replaceState(state, "");
    }
    keep("depth", state.depth);
  }
  if (!window.navigation) {
    var type = (performance.getEntriesByType("navigation")[0] || {}).type;
    addEventListener("pageshow", function () { if (!step) count(type === "navigate" && document.referrer.indexOf(location.origin + "/") === 0); });
    addEventListener("hashchange", function () { if (!step) count(true); });
  }

  if (!link) return;
  document.querySelectorAll("[data-exit]").forEach(function (each) {
    each.addEventListener("click", function (event) { event.preventDefault(); exit(); });
  });
  var presses = 0;
  var last = 0;
  addEventListener("keydown", function (event) {
    if (event.repeat) return;
    presses = event.key === "Escape" && event.timeStamp - last < 2000 ? presses + 1 : event.key === "Escape" ? 1 : 0;
    last = event.timeStamp;
    if (presses === 3) exit();
  }, true);
})();
