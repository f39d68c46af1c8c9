// Copy a text with the page's address, as words and as HTML, so that a table stays one; what is to be posted elsewhere as it stands (data-as-is). A citation names the clause and point that the address does.
(function () {
  "use strict";
  function place() {
    var found = /^#khoan-([0-9]+[a-zđ]?)(?:-diem-([a-zđ][0-9]?))?$/.exec(decodeURIComponent(location.hash));
    if (!found) return "";
    return (found[2] ? "điểm " + found[2] + " " : "") + "khoản " + found[1] + " ";
  }
  // A text copied from the offline copy (file://) names the page that others can open, where there is one.
  function address() {
    var published = location.protocol === "file:" && document.querySelector("link[rel=canonical]");
    if (published && document.documentElement.dataset.noDomain !== undefined) return "";
    return "\n\n" + (published ? published.href + location.hash : location.href);
  }
  // What is only for the screen.
  var SCREEN = ".toc, button, .screen, .readings, .hidden, nav, .downloads, .letters, .diagram, .corrected, .changes, " +
    "details:has(> .diagram, > .asked), section:has(> .doors-by-case)";
  // The text of law that belongs after a link to a provision, from its address (scripts/assemble/parts/instrument.py).
  var KINDS = [[/^QH/, "Luật"], [/^UBTVQH/, "Pháp lệnh"], [/^NĐ-CP/, "Nghị định"], [/^NQ-/, "Nghị quyết"], [/^QĐ-/, "Quyết định"], [/^TT-|^TTLT-/, "Thông tư"]];
  function lawOf(link) {
    return link && link.localName === "a" && /\/luat\/((\d+)-(\d{4})-([a-z0-9-]+))\/dieu-/.exec(link.href);
  }
  function article(link) { return /Điều \d+[\p{L}\p{N}_]?$/u.test(link.textContent); }
  function instrument(link) {
    var of = lawOf(link), next = link.nextElementSibling, other = lawOf(next);
    var after = link.nextSibling && link.nextSibling.nodeType === 3 ? link.nextSibling.data : "";
    if (!of || location.pathname.indexOf("/luat/" + of[1] + "/") >= 0 || !article(link)) return "";
    if (/^[\s,]*(?:của |tại )?(?:Luật|Bộ luật|Pháp lệnh|Nghị|Quyết định|Thông tư)(?![\p{L}\p{N}_])/u.test(after)) return "";
    if (other && /^[\s,;]*(?:và )?$/.test(after) && other[1] === of[1] && /Điều \d+[\p{L}\p{N}_]?(?= |$)/u.test(next.textContent)) return "";
    var sign = of[4].toUpperCase().replace(/ND-/g, "NĐ-").replace(/QD-/g, "QĐ-").replace(/TTG/g, "TTg");
    var kind = KINDS.filter(function (one) { return one[0].test(sign); })[0];
    return kind ? " " + kind[1] + " số " + of[2] + "/" + of[3] + "/" + sign : "";
  }
  // What is shown, without what only this page needs.
  function markup(source) {
    var copy = source.cloneNode(true), shown = source.querySelectorAll("*");
    [].filter.call(copy.querySelectorAll("*"), function (one, number) { return getComputedStyle(shown[number]).display === "none"; })
      .concat([].slice.call(copy.querySelectorAll("svg, img, audio, video, iframe"))).forEach(function (one) { one.remove(); });
    copy.querySelectorAll("*").forEach(function (one) {
      var href = /^http/.test(one.href) && one.href;
      [].slice.call(one.attributes).forEach(function (own) { if (!/^(colspan|rowspan|scope|start|value|lang)$/.test(own.name)) one.removeAttribute(own.name); });
      if (href) one.setAttribute("href", href);
      if (one.localName === "table") one.setAttribute("border", "1");
      if (one.localName === "summary" && !one.firstElementChild) one.append(document.createElement("br"));
      if (/^(details|summary|section|div)$/.test(one.localName)) one.replaceWith.apply(one, [].slice.call(one.childNodes));
    });
    return copy.innerHTML;
  }
  // Lines of a text as HTML.
  function lines(text) {
    var box = document.createElement("p");
    return text.trim().split(/\n{2,}/).map(function (some) {
      box.innerText = some;
      return box.outerHTML;
    }).join("");
  }
  // What one reads, as text and as HTML, without what is only for the screen; a provision names its text.
  function read(source) {
    var named = [].slice.call(source.querySelectorAll("a")).map(function (link) { return [link, instrument(link)]; })
      .filter(function (one) { return one[1]; }).map(function (one) {
        var name = document.createTextNode(one[1]);
        one[0].after(name);
        return name;
      });
    var shut = [].slice.call(source.querySelectorAll("details:not([open])"));
    shut.forEach(function (fold) { fold.open = true; });
    var left = [].slice.call(source.querySelectorAll(SCREEN));
    left.forEach(function (one) { one.style.setProperty("display", "none", "important"); });
    var html = markup(source), text = source.innerText.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
    // “ (more on this)” of another page here: no words to press in a text. A provision is what a sentence rests on.
    [].forEach.call(source.querySelectorAll("a[href]"), function (one) {
      if (one.host === location.host && !/\/luat\//.test(one.pathname)) text = text.replace(" (" + one.innerText + ")", "");
    });
    left.forEach(function (one) { one.style.removeProperty("display"); });
    shut.forEach(function (fold) { fold.open = false; });
    named.forEach(function (name) { name.remove(); });
    return { text: text.charAt(0).toUpperCase() + text.slice(1), html: html };
  }
  function line(one) {
    var link = one.localName === "a" ? one : one.querySelector("a[href]");
    return "- " + one.textContent.replace(/\s+/g, " ").trim() + (link && link.host !== location.host ? ": " + link.href : "");
  }
  // Below a whole page its sources, below facts those that they name, each with its address; then how old the page is.
  function sources(source) {
    var own = source.localName === "article" ? document.querySelectorAll(".sources li") : source.querySelectorAll("a[href^=http]");
    var rows = [].slice.call(own).map(line);
    rows = rows.filter(function (row, number) { return rows.indexOf(row) === number; });
    var title = document.querySelector(".sources h2"), updated = document.querySelector("[data-updated]");
    return (rows.length ? "\n\n" + (title ? title.textContent + "\n" : "") + rows.join("\n") : "") +
      (updated ? "\n\n" + updated.textContent.trim() : "");
  }
  // What was changed is for editors, below a rule.
  function changes(source) {
    var rows = [].slice.call(source.querySelectorAll(".changes h2, .changes li")).map(function (row) { return row.textContent.replace(/\s+/g, " ").trim(); });
    return rows.length ? "\n\n--------------------\n\n" + rows.join("\n") : "";
  }
  function today() {
    return new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
  }
  function write(button, text, html) {
    function plain() { return navigator.clipboard.writeText(text); }
    function blob(words, type) { return new Blob([words], { type: type }); }
    var both = html && window.ClipboardItem && navigator.clipboard.write;
    var written = both ? navigator.clipboard.write([new ClipboardItem({ "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html") })]).catch(plain) : plain();
    written.then(function () { button.textContent = button.dataset.done; });
  }
  addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy]");
    if (!button) return;
    var source = document.querySelector(button.dataset.copy);
    if (source.dataset.asIs !== undefined) return write(button, source.textContent);
    if (source.dataset.cite !== undefined) {
      var cited = place() + source.innerText;
      return write(button, cited.charAt(0).toUpperCase() + cited.slice(1) + address());
    }
    var words = read(source), below = sources(source) + changes(source) + "\n\n" + button.dataset.on + " " + today() + address();
    write(button, words.text + below, words.html + lines(below));
  });
})();
