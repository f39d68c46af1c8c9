// /da-luu/ and /ngoai-tuyen/: what is saved on this phone. The worker (sw.js) does the saving and knows the state.
(function () {
  "use strict";
  var offline = window.offline;
  var text = window.vietnamese;
  var root = document.documentElement;
  var box = document.getElementById("kept");
  var list = document.getElementById("kept-pages");
  var again = document.getElementById("again");
  if (again) {
    again.addEventListener("click", function () { location.reload(); });
    // The line may still carry nothing when the phone says that it is online.
    addEventListener("online", function () {
      fetch(offline.home + "offline.json", { cache: "no-store" }).then(function () { location.reload(); }, function () {});
    });
  }
  if (!offline.worker || !window.caches) {
    if (box) {
      box.remove();
      document.getElementById("kept-unable").hidden = false;
    }
    return;
  }

  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }
  function megabytes(bytes) {
    return (Math.ceil(bytes / 1e5) / 10).toLocaleString(root.lang);
  }

  // The worker of this site, where there is one at work.
  function present() {
    return offline.worker.getRegistration(offline.home).then(function (found) {
      return found && found.scope === offline.home && found.active;
    });
  }

  // ---- What is saved, in words

  function describe(name, status) {
    var words = box.dataset;
    var group = status.groups[name];
    var all = { law: status.law }[name];
    if (!group || !group.pages) {
      return words.empty + (name === "law" && status.bytes.law ? " " + filled(words.cost, { size: megabytes(status.bytes.law) }) : "");
    }
    var text = filled(words.state, { pages: group.pages, size: megabytes(group.bytes), when: offline.moment(group.as) });
    if (all > group.pages) text += " " + filled(words.part, { pages: group.pages, all: all });
    if (group.late) text += " " + filled(words.waiting, group);
    return text;
  }

  function show(status) {
    if (box) {
      var total = 0;
      Object.keys(status.groups).forEach(function (name) { total += status.groups[name].bytes; });
      box.querySelectorAll("[data-group]").forEach(function (line) {
        line.textContent = describe(line.dataset.group, status);
      });
      document.getElementById("kept-total").textContent = total ? filled(box.dataset.total, { size: megabytes(total) }) : "";
      var law = status.groups.law;
      box.querySelector("[data-wish=law]").hidden = Boolean(law && law.pages >= status.law);
      var place = document.getElementById("kept-place");
      if (place && status.place) place.value = status.place;
    }
    return enlist(status);
  }

  var nothing = { groups: {}, pages: [], bytes: {}, law: 0 };
  function look() {
    return present().then(function (worker) {
      return worker ? offline.ask(worker, { wish: "status" }) : nothing;
    }).then(show);
  }

  // ---- What the reader wishes

  function wish(button) {
    var words = box.dataset;
    var line = box.querySelector("[role=status]");
    var what = { wish: button.dataset.wish };
    if (what.wish === "place") what.place = document.getElementById("kept-place").value;
    line.textContent = words.busy;
    box.setAttribute("aria-busy", "true");
    function progress(far) { line.textContent = filled(words.progress, far); }
    remember(what.wish === "leave" ? "off" : null);
    var asked = what.wish === "leave"
      ? present().then(function (worker) { return worker && offline.ask(worker, what); }).then(function () { return nothing; })
      : soon(offline.register()).then(function (registration) { return offline.ask(registration.active, what, progress); });
    // A browser that is asked to may keep the copies when the phone runs out of room.
    if (what.wish !== "leave" && navigator.storage && navigator.storage.persist) navigator.storage.persist();
    asked.then(function (status) {
      line.textContent = what.wish === "leave" ? words.left : words[status.trouble] || words.done;
      return show(status.groups ? status : nothing);
    }, function () {
      line.textContent = words.line;
    }).then(function () { box.removeAttribute("aria-busy"); });
  }

  // A worker that cannot be installed, as when offline, would be waited for without end.
  function soon(promise) {
    return new Promise(function (done, failed) {
      promise.then(done, failed);
      setTimeout(failed, 3e4);
    });
  }

  function remember(choice) {
    try {
      if (choice) localStorage.setItem("saved", choice);
      else localStorage.removeItem("saved");
    } catch (e) { /* no storage: the wish lasts for this visit */ }
  }

  if (box) {
    box.addEventListener("click", function (event) {
      var button = event.target.closest("[data-wish]");
      if (button && !box.hasAttribute("aria-busy")) wish(button);
    });
    addEventListener("beforeinstallprompt", function (event) {
      var button = document.querySelector("#install button");
      event.preventDefault();
      button.parentNode.hidden = false;
      button.onclick = function () { event.prompt(); };
    });
  }

  // ---- The saved pages, and a search in their words

  var entries = [];

  function enlist(status) {
    if (!list) return;
    return caches.open(status.cache || "da-luu").then(function (cache) {
      return Promise.all(status.pages.map(function (page) {
        return cache.match(offline.home + page.path).then(function (copy) {
          return copy && /html/.test(copy.headers.get("content-type")) ? copy.text() : "";
        }).then(function (html) { return html && entry(page, html); });
      }));
    }).then(function (found) {
      entries = found.filter(Boolean);
      list.hidden = !entries.length;
      list.querySelectorAll("[data-group]").forEach(function (part) {
        var own = entries.filter(function (one) { return one.group === part.dataset.group; });
        part.querySelector("ul").replaceChildren.apply(part.querySelector("ul"), own.map(function (one) { return one.item; }));
      });
      narrow();
    });
  }

  function entry(page, html) {
    var parsed = new DOMParser().parseFromString(html, "text/html");
    var item = document.createElement("li");
    var link = item.appendChild(document.createElement("a"));
    link.href = offline.home + page.path;
    link.textContent = page.path ? parsed.title.split(" · ")[0] : list.dataset.home;
    if (parsed.documentElement.lang !== root.lang) link.lang = parsed.documentElement.lang;
    var main = parsed.querySelector("main");
    return { group: page.group, item: item, words: text.of(main ? main.textContent : "") };
  }

  // The pages that have the words together; where none has, those that have them all.
  function narrow() {
    var asked = list.querySelector("input").value;
    var fits = text.finder(entries.map(function (one) { return one.words; }), asked);
    var count = 0;
    entries.forEach(function (one) {
      one.item.hidden = !fits(one.words);
      count += one.item.hidden ? 0 : 1;
    });
    list.querySelectorAll("[data-group]").forEach(function (part) {
      part.hidden = !part.querySelector("li:not([hidden])");
      if (asked.trim()) part.open = true;
    });
    list.querySelector("[role=status]").textContent = asked.trim() ? filled(list.dataset.found, { n: count }) : "";
  }

  // In the place of the results page: the reader was looking for something.
  var query = again && new URLSearchParams(location.search).get("q");
  if (query) {
    document.querySelector(".lost .lead").textContent = list.dataset.search;
    list.querySelector("input").value = query;
  }
  list.querySelector("input").addEventListener("input", narrow);
  look();
  if (box) offline.worker.ready.then(function () { setTimeout(look, 1000); });
})();
