// Reading offline: asks for the worker (sw.js), and says so where this page is a copy that the worker kept.
(function () {
  "use strict";
  var root = document.documentElement;
  var bar = document.getElementById("saved-bar");
  var home = new URL("../", document.currentScript.src).href;
  var worker = /^http/.test(location.protocol) && navigator.serviceWorker;

  var language = { en: "en-GB" }[root.lang] || root.lang; // the day before the month, as everywhere in Vietnam

  // "09:14 24/11/2026 (3 giờ trước)" in the page's language; the age is left out where the browser has no words for it
  // or the phone's clock was set back.
  function moment(time) {
    var shape = { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric", hourCycle: "h23" };
    var text = new Intl.DateTimeFormat(language, shape).format(time);
    var minutes = Math.floor((Date.now() - time) / 6e4);
    if (minutes < 0 || !Intl.RelativeTimeFormat) return text;
    var unit = minutes < 60 ? "minute" : minutes < 1440 ? "hour" : "day";
    var count = Math.floor(minutes / { minute: 1, hour: 60, day: 1440 }[unit]);
    return text + " (" + new Intl.RelativeTimeFormat(language, { numeric: minutes ? "always" : "auto" }).format(-count, unit) + ")";
  }

  // A wish to the worker; "progress" is called with the progress. The promise brings its answer.
  function ask(to, wish, progress) {
    return new Promise(function (done) {
      var channel = new MessageChannel();
      channel.port1.onmessage = function (event) {
        if (event.data.progress) { if (progress) progress(event.data.progress); }
        else done(event.data);
      };
      to.postMessage(wish, [channel.port2]);
    });
  }

  function register() {
    return worker.register(home + "sw.js", { scope: home }).then(function () { return worker.ready; });
  }

  // assets/saved.js, on the page /da-luu/, needs the same.
  window.offline = { home: home, moment: moment, ask: ask, register: register, worker: worker };

  if (root.dataset.saved && bar) {
    var words = bar.dataset;
    var line = bar.querySelector("span");
    var asked = false;
    var button = bar.querySelector("button");
    line.textContent = (root.dataset.late === undefined ? words.as : words.late)
      .replace("{when}", moment(+root.dataset.saved));

    // Is the page of today another one? Asked whenever the connection may be back, until an answer comes.
    var compare = function () {
      if (asked || document.visibilityState === "hidden" || navigator.onLine === false || !worker.controller) return;
      asked = true;
      var path = location.href.split(/[?#]/)[0].slice(home.length).replace(/(^|\/)index\.html$/, "$1");
      ask(worker.controller, { wish: "compare", path: path, hash: root.dataset.hash }).then(function (answer) {
        asked = Boolean(words[answer.now]);
        if (!asked) return;
        line.textContent = words[answer.now];
        button.hidden = answer.now !== "changed";
      });
    };
    button.addEventListener("click", function () { location.reload(); });
    addEventListener("online", compare);
    addEventListener("pageshow", compare);
    document.addEventListener("visibilitychange", compare);
    setInterval(compare, 5e3); // a phone says that it is online before its line carries anything
  }

  // Asked each time: the reader may have all deleted while this page was waiting.
  function wanted() {
    try { return localStorage.getItem("saved") !== "off"; } catch (e) { return true; /* no storage, nothing refused */ }
  }

  // Not in the editors' preview, which must always show the page of this moment.
  if (!worker || document.querySelector("script[src^='/__preview/']")) return;
  addEventListener("load", function () {
    setTimeout(function () {
      if (!wanted()) return;
      register().then(function (registration) {
        // The reader's own pages come first; whoever leaves at once has only loaded what everyone needs.
        setTimeout(function () {
          if (wanted() && document.visibilityState === "visible" && registration.active) {
            registration.active.postMessage({ wish: "keep" });
          }
        }, 5e3);
      }).catch(function () { /* refused by the browser, or offline: the site works as before */ });
    }, 1e3);
  });
})();
