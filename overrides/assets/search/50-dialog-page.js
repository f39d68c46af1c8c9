let styled;

function style() {
  styled ??= new Promise((done) => {
    const link = el("link", { rel: "stylesheet", href: new URL("search.css", here).href });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
  return styled;
}

// ---- The dialog

let dialog;

function makeDialog() {
  const input = el("input", {
    type: "search", name: "q", "aria-label": T.label, placeholder: T.example, autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "200",
  });
  const close = el("button", { type: "button", class: "search-close" }, T.close);
  const page = new URL("tim-kiem/", BASE).href;
  const form = el("form", { class: "search-box", role: "search", action: page }, input, close);
  const root = el("div", { class: "search-found" });
  const box = el("dialog", { class: "search-dialog", "aria-label": T.search, lang: LANG }, form, root);
  const { show } = view(root, {
    limit: IN_DIALOG,
    hides: () => input.scrollWidth > input.clientWidth,
    onMore: (count, asked) => el("a", { class: "search-all", href: `${page}?q=${encodeURIComponent(asked)}` }, T.all(count)),
  });
  input.addEventListener("input", () => show(input.value, true));
  form.addEventListener("submit", (event) => { if (!wordsOf(input.value).length) event.preventDefault(); });
  close.addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  box.addEventListener("keydown", (event) => keys(event, box, input));
  document.body.append(box);
  show("", true);
  return { box, input };
}

function keys(event, box, input) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault(); // a search field would only be emptied by the first Escape
    box.close();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...box.querySelectorAll(".search-found a, .search-found button")];
  const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  stops[Math.max(0, Math.min(at, stops.length - 1))].focus();
}

/** Open the search dialog; on the results page, go to its own field. */
export async function openSearch() {
  if (page) {
    page.input.select();
    page.input.focus();
    return;
  }
  smallIndex().catch(() => {}); // while the reader types
  await style();
  dialog ??= makeDialog();
  if (!dialog.box.open) dialog.box.showModal();
  dialog.input.select();
  dialog.input.focus();
}

// ---- The results page

function makePage(form) {
  const input = form.elements.namedItem("q");
  const title = document.title;
  const root = document.getElementById("search-results");
  const { show, restore } = view(root, { limit: ON_PAGE, onPage: true, hides: () => input.scrollWidth > input.clientWidth });
  const scope = form.elements.namedItem("trong");
  const address = (query) => {
    const within = scope?.value ? `&trong=${encodeURIComponent(scope.value)}` : "";
    return query ? `?q=${encodeURIComponent(query)}${within}` : location.pathname;
  };

  function run(typing) {
    const query = input.value.trim();
    // What is below moves once, out of sight, and not with every answer.
    root.style.minHeight = query ? "70vh" : "";
    document.title = query ? `${query} – ${title}` : title;
    show(input.value, typing);
  }
  function fromAddress() {
    clearTimeout(pause);
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    if (scope) scope.value = [...scope.options].some((one) => one.value === asked.get("trong")) ? asked.get("trong") : "";
    const left = cameBack && leftBehind();
    cameBack = false;
    if (left) {
      document.title = `${input.value} – ${title}`;
      restore(left);
      for (const button of root.querySelectorAll("button")) button.addEventListener("click", () => run(false));
      return;
    }
    queueMicrotask(() => run(false)); // by then "page" below names this form and its scope
  }
  // Who comes back from a result sees the list at once, where the browser did not keep the page itself. It stands in the
  // memory of this tab, which leaving quickly empties.
  let cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  function leftBehind() {
    try {
      const [where, html] = JSON.parse(sessionStorage.getItem("found") ?? "[]");
      return where === location.search && html;
    } catch { return ""; }
  }
  addEventListener("pagehide", () => {
    if (root.getAttribute("aria-busy") !== "false" || !root.querySelector(".search-result")) return;
    try { sessionStorage.setItem("found", JSON.stringify([location.search, root.innerHTML])); } catch { /* it is searched for again */ }
  });
  let pause; // the address follows when the reader pauses, so that Enter leaves the question before in the history
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => history.replaceState(null, "", address(input.value.trim())), WAIT);
    run(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    const next = address(input.value.trim());
    if (next !== location.search) history.pushState(null, "", next);
    run(false);
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard of a phone hides the results
  });
  scope?.addEventListener("change", () => {
    history.replaceState(null, "", address(input.value.trim()));
    run(false);
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
  return { input, scope };
}

const form = document.getElementById("search-form");
const page = form && makePage(form);

// Whoever searches finds it there; a failure is told when it matters.
fetched("muc-luc").catch(() => {});
style();
