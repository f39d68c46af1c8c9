// The offline copy: what the site's scripts need where a browser refuses fetch, modules and service workers (file://).
// Loaded before them on every page; scripts/pack/offline_copy.py fills in the two lists.
(function () {
  "use strict";
  var FIRST = $first; // the first path of each bundle
  var RENAMED = $renamed; // pages whose names Windows would not take
  var ROOT = new URL("../", document.currentScript.src).href;
  var files = {};
  var modules = {};
  var coming = {};
  var fromNetwork = window.fetch;

  function plain(address) { return new URL(address, location.href).href.replace(/[?#].*/, ""); }
  // The path in the site, "" for its front page; null for an address elsewhere.
  function pathOf(address) {
    var url = plain(address);
    return url.indexOf(ROOT) === 0 ? decodeURIComponent(url.slice(ROOT.length)) : null;
  }
  function insert(url) {
    coming[url] = coming[url] || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = url;
      script.onload = done;
      script.onerror = function () { delete coming[url]; failed(new TypeError(url)); };
      document.head.appendChild(script);
    });
    return coming[url];
  }
  function bytes(base64) {
    var letters = atob(base64);
    var data = new Uint8Array(letters.length);
    for (var i = 0; i < letters.length; i += 1) data[i] = letters.charCodeAt(i);
    return data;
  }

  window.offlineCopy = {
    data: function (more) { Object.keys(more).forEach(function (path) { files[path] = more[path]; }); },
    module: function (run) {
      var url = document.currentScript.src;
      modules[plain(url)] = run({ url: url });
    },
    load: function (address) {
      var url = plain(address);
      if (modules[url]) return Promise.resolve(modules[url]);
      return insert(url).then(function () {
        if (!modules[url]) throw new TypeError(url); // the browser is too old for it
        return modules[url];
      });
    }
  };

  window.fetch = function (request) {
    var path = pathOf(request.url || request);
    if (path === null) return fromNetwork.apply(window, arguments);
    var number = FIRST.filter(function (first) { return first <= path; }).length - 1;
    var ready = number < 0 ? Promise.resolve() : insert(ROOT + "ban-sao/data-" + number + ".js");
    return ready.then(function () {
      if (!Object.prototype.hasOwnProperty.call(files, path)) throw new TypeError("not in this copy: " + path);
      var file = files[path];
      return new Response(typeof file === "string" ? file : bytes(file[0]));
    });
  };
  // A page may ask whether there are service workers; here there are none.
  if (window.Navigator) delete Navigator.prototype.serviceWorker;

  // Links and forms that scripts make lead to folders, as on the live site.
  function settled(address) {
    var path = pathOf(address);
    if (path === null) return address;
    var file = path === "" || path.slice(-1) === "/" ? path + "index.html" : path;
    return ROOT + (RENAMED[file] || file) + address.replace(/^[^?#]*/, "");
  }
  function settle(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (link && typeof link.href === "string" && link.protocol === "file:") link.href = settled(link.href);
  }
  ["click", "auxclick", "contextmenu"].forEach(function (kind) { addEventListener(kind, settle, true); });
  addEventListener("submit", function (event) {
    var action = event.target.getAttribute("action");
    if (action) event.target.setAttribute("action", settled(new URL(action, location.href).href));
  }, true);

  addEventListener("load", function () {
    var results = document.getElementById("search-results");
    if (results && !Object.keys(modules).length) {
      results.textContent = "Trình duyệt này quá cũ nên ô tìm kiếm không chạy. Mời bạn xem theo các mục dưới đây.";
    }
  });
})();
