// Search: a dialog from any page, and the results page. Loaded when first used; the engine, Pagefind, after it.
// Why it asks in this way: docs/decisions/003-search-with-pagefind.md

const here = new URL(import.meta.url);
const BASE = new URL("../", here);
// A page in any other language has Vietnamese around its text.
const LANG = document.documentElement.lang === "en" ? "en" : "vi";
const IN_DIALOG = 3; // about what a phone shows above its keyboard; each costs the reader 2 KB
const ON_PAGE = 10;
const EXCERPT = 30; // words
const WAIT = 250; // ms after the last key

const TEXTS = {
  vi: {
    search: "Tìm kiếm", close: "Đóng", label: "Tìm trên trang", example: "Ví dụ: cai nghien tu nguyen, dieu 23",
    hint: "Gõ có dấu hay không dấu đều được.", loading: "Đang tìm…",
    count: (n, q) => `${n} kết quả cho “${q}”`, more: "Xem thêm kết quả", all: (n) => `Xem cả ${n} kết quả`,
    near: (q) => `Không có trang nào có đủ “${q}”. Gần nhất là:`,
    none: (q) => `Không tìm thấy “${q}”`, advice: "Hãy thử ít từ hơn, hoặc một cách nói khác.",
    help: "Cần người giúp: số điện thoại và nơi hỗ trợ", lists: "Hoặc xem theo danh mục:",
    failed: "Chưa tải được dữ liệu tìm kiếm. Hãy xem lại kết nối mạng rồi thử lại.", again: "Thử lại",
    sections: {
      luat: "Văn bản pháp luật", "tinh-huong": "Tình huống", "de-doc": "Bản dễ đọc", "so-do": "Sơ đồ", "hoi-dap": "Câu hỏi thường gặp", "su-kien": "Sự kiện", "tin-tuc": "Tin tức",
      "chien-dich": "Chiến dịch", "bao-chi": "Báo chí", "ho-tro": "Hỗ trợ",
    },
  },
  en: {
    search: "Search", close: "Close", label: "Search this site", example: "For example: dieu 23",
    hint: "Vietnamese words work with or without accents.", loading: "Searching…",
    count: (n, q) => `${n} ${n === 1 ? "result" : "results"} for “${q}”`, more: "Show more results",
    all: (n) => `Show all ${n} results`,
    near: (q) => `No page has all of “${q}”. The nearest:`,
    none: (q) => `Nothing found for “${q}”`, advice: "Try fewer words, or other words.",
    help: "Need someone to help: phone numbers and places", lists: "Or browse the lists:",
    failed: "The search data could not be loaded. Check your connection and try again.", again: "Try again",
    sections: {
      luat: "Legal texts", "tinh-huong": "Situations", "de-doc": "Easy to read", "so-do": "Diagrams", "hoi-dap": "Common questions", "su-kien": "Events", "tin-tuc": "News",
      "chien-dich": "Campaign", "bao-chi": "Press", "ho-tro": "Help",
    },
  },
};
const T = TEXTS[LANG];
const LISTS = ["hoi-dap", "luat", "su-kien", "tin-tuc"];

// ---- Words

const D = { "đ": "ḏ", "Đ": "Ḏ", "ḏ": "đ", "Ḏ": "Đ" };
// In the index đ is written ḏ, so that it folds like any letter with a mark (scripts/publish/search_text.py).
const toIndex = (text) => text.normalize("NFC").replace(/[đĐ]/g, (d) => D[d]);
const fromIndex = (text) => text.replace(/[ḏḎ]/g, (d) => D[d]);
const bare = (text) => toIndex(text).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

// What people write short: before a name a kind of place, before a number a kind of document that no number names.
const SHORT = { tx: "thị xã", tp: "thành phố", tt: "thị trấn", p: "phường", x: "xã", h: "huyện" };
const TEXTS_SHORT = { nq: "nghị quyết", pl: "pháp lệnh" };
// A kind of document and its number written as one: nđ105/2021.
const GLUED = /^(n[ḏdq]|q[ḏd]|tt|ct|kh|pl)(?=\d)/u;

// The number of a document (45/KH-UBND, 45-kh-ubnd) is one word.
function wordsOf(query, short = SHORT) {
  const typed = toIndex(query).toLowerCase().split(/[^\p{L}\p{N}/-]+/u)
    .map((word) => (/^\d+-.*\p{L}/u.test(word) ? word.replace("-", "/") : word))
    .flatMap((word) => (word.includes("/") ? word : word.split("-")))
    .flatMap((word) => word.replace(/^[/-]+|[/-]+$/g, "").replace(GLUED, "$1 ").split(" ")).filter(Boolean);
  const full = (word, next = "") => (/^\p{L}/u.test(next) ? short : /^\d/.test(next) ? TEXTS_SHORT : {})[word] ?? word;
  return typed.flatMap((word, i) => full(word, typed[i + 1]).split(" ")).slice(0, 12);
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

// thủy and thuỷ are one word: an open oa, oe, uy carries its tone on either letter (not after q: quý).
function spellings(word) {
  const letters = word.normalize("NFD");
  const tone = TONE.exec(letters);
  const open = /^(.*[^q]|)(oa|oe|uy)$/u.exec(letters.replace(TONE, ""));
  if (!open || !tone) return [word];
  const [, before, [first, second]] = open;
  return [before + first + tone + second, before + first + second + tone].map((form) => form.normalize("NFC"));
}

// ---- The engine

let started;

function engine() {
  started ??= start().catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start() {
  const { PagefindInstance } = await import(new URL("pagefind/pagefind.js", BASE));
  const state = { failed: false, parts: [] };
  const part = () => Object.assign(
    new PagefindInstance({
      basePath: new URL("pagefind/", BASE).pathname,
      // Accents are weighed in findIn; a longer word counts less than Pagefind would have it.
      // The page of a place comes before those that name it: of what lies in it, of what was held there.
      ranking: { diacriticSimilarity: 0, termSimilarity: 2, metaWeights: { name: 20 } },
    }),
    {
      // The engine logs a file that does not come and goes on without it, as if nothing had been found.
      throttledFetch: (url) => load(url).catch((error) => {
        state.failed = true;
        throw error;
      }),
    },
  );
  // One part of the index for each language tag; the first brings the list of them and the WebAssembly for all.
  const first = part();
  await first.loadEntry();
  const { languages, loadedVersion, includeCharacters } = first;
  const tags = Object.keys(languages);
  state.parts = [first, ...tags.slice(1).map(part)];
  for (const each of state.parts) {
    Object.assign(each, { languages, loadedVersion, includeCharacters, loadEntry: async () => {} });
  }
  await first.init(tags[0], { load_wasm: true });
  await Promise.all(state.parts.slice(1).map((each, i) => each.init(tags[i + 1], { load_wasm: false })));
  if (state.failed) throw new Error("index");
  return state;
}

// A file of the index, unpacked here or by the server.
async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(url);
  if (/\.json\b/.test(url)) return answer;
  let bytes = await answer.arrayBuffer();
  if (new Uint8Array(bytes)[0] === 0x1f) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = await new Response(stream).arrayBuffer();
  }
  if (!new TextDecoder().decode(bytes.slice(0, 12)).startsWith("pagefind")) throw new Error(url);
  return new Response(bytes);
}

async function ask(state, term, exact) {
  const found = await Promise.all(state.parts.map((part) => {
    part.exactDiacritics = exact;
    return part.search(term);
  }));
  if (state.failed) throw new Error("index");
  // The page that only divides the index into chunks scores nothing.
  return found.flatMap(({ results }) => results.filter(({ score }) => score));
}

// On the results page a reader may ask one legal text alone. Pagefind's own filters come out in another order at every
// build, so the pages themselves are asked: an excerpt of 2 KB each, the best first, no more than these.
const LOOKED_AT = 80;

async function within(items, slug) {
  const kept = [];
  for (let i = 0; i < Math.min(items.length, LOOKED_AT); i += ON_PAGE) {
    const some = items.slice(i, i + ON_PAGE);
    const pages = await Promise.all(some.map((result) => result.data()));
    kept.push(...some.filter((_, place) => pages[place].raw_url.startsWith(`/luat/${slug}/`)));
  }
  return kept;
}

let queue = Promise.resolve();

// One search after the other: an engine is asked several times with different settings for each.
export function find(query) {
  const found = queue.then(() => attempt(query));
  queue = found.catch(() => {});
  return found;
}

// The index of a newer publish has other file names: on failure, once more from the start.
async function attempt(query) {
  try {
    return await findIn(await engine(), query);
  } catch {
    started = undefined;
    return findIn(await engine(), query);
  }
}

// kỳ and kì, lý and lí are one word.
function turned(word) {
  const [, before, letter, tone] = /^(h|k|l|m|s|t|qu)([iy])(\p{M}?)$/u.exec(word.normalize("NFD")) ?? [];
  return letter ? (before + (letter === "i" ? "y" : "i") + tone).normalize("NFC") : word;
}

// With what is written short in full; as typed, or with the other i, where only that is found.
async function findIn(state, query) {
  const full = wordsOf(query);
  const found = await ranked(state, full);
  for (const words of found.near ? [wordsOf(query, {}), full.map(turned)] : []) {
    const other = words.join(" ") === full.join(" ") ? found : await ranked(state, words);
    if (!other.near) return other;
  }
  return found;
}

// The beginning of a page: of which law it is, and its title.
const HEAD = 14; // words

// Pagefind finds words that begin with each word asked for, near or far from each other. In Vietnamese, where a
// word is several short syllables, that is too much: whole syllables count first, then those written with the
// same accents, then those next to each other, then those with which the page begins.
async function ranked(state, words) {
  // The engine loads the chunk of 105/2021, but 105/2021/NĐ-CP may be in the one after it.
  for (const word of words) if (/^[\d/]+\/\d+$/.test(word)) await ask(state, `${word}zz`, false);
  const all = await ask(state, words.join(" "), false);
  const each = [...new Set(words)];
  const ids = async (word, exact) => new Set((await ask(state, word, exact)).map(({ id }) => id));
  let kept = all;
  let near = false; // a word that is nowhere: Pagefind took longer ones, or the beginning of it
  for (const word of each) {
    // Within a number, QH15 and TTg are no words to the engine.
    const parts = word.includes("/") ? word.split(/[/-]/).filter((part) => /^(\d+|(?!ttg)\p{L}+)$/u.test(part)) : [word];
    const wholes = await Promise.all(parts.map((part) => ids(`"${part}"`, false)));
    // 73/2021 is the beginning of 73/2021/QH14.
    if (word.includes("/")) wholes.push(await ids(word, false));
    const whole = wholes.reduce((one, other) => new Set([...one].filter((id) => other.has(id))));
    if (whole.size) kept = kept.filter(({ id }) => whole.has(id));
    else near = true;
  }
  if (!kept.length) {
    kept = all;
    near = true;
  }
  let typed = new Map(all.map((result) => [result.id, result]));
  const exact = [];
  if (words.some((word) => bare(word) !== word)) {
    for (const word of each.filter((one) => !one.includes("/"))) {
      exact.push(new Set((await Promise.all(spellings(word).map(async (form) => [...await ids(`"${form}"`, true)]))).flat()));
    }
    // What only looks alike without its marks adds nothing to the score.
    const forms = [0, -1].map((place) => words.map((word) => spellings(word).at(place)).join(" "));
    const found = (await Promise.all(forms.map((form) => ask(state, form, true)))).flat();
    if (found.length) typed = new Map(found.map((result) => [result.id, result]));
  }
  const phrases = await Promise.all(cited(words).map((phrase) => ids(phrase, true)));
  const numbered = !phrases.length && NUMBERED.test(words.map(bare).join(" "));
  if (!phrases.length && !numbered) {
    phrases.push(new Set(all.filter((one) => together(one.words, words.length)).map(({ id }) => id)));
  }
  const count = (sets, id) => sets.reduce((sum, set) => sum + set.has(id), 0);
  const order = kept.map((result) => {
    const { score = 0, words: places = [] } = typed.get(result.id) ?? {};
    const head = Math.min(1, places.filter((place) => place < HEAD).length / words.length);
    return [count(exact, result.id), count(phrases, result.id), !numbered && head === 1, score * (1 + 4 * head ** 2), result];
  });
  order.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || b[3] - a[3] || (a[4].id < b[4].id ? -1 : 1));
  return { items: order.map((row) => row[4]), words: words.map(bare), near };
}

// Of "điều 24 khoản 2" each number stands right after its word.
const UNITS = { dieu: "ḏiều", khoan: "khoản", diem: "ḏiểm", chuong: "chương" };

function cited(words) {
  return words.slice(1).flatMap((number, i) => (/^(\d+\p{L}?|\p{L})$/u.test(number) && UNITS[bare(words[i])]
    ? `"${UNITS[bare(words[i])]} ${number}"` : []));
}

// A kind of document and its number, which stand apart: "Nghị định số 105/2021/NĐ-CP".
const NUMBERED = /\/|\b(nghi dinh|thong tu|quyet dinh|nghi quyet|phap lenh|ke hoach|luat|nd|qd|tt|kh|ct)( cp)?( so)? \d/;

function together(places, count) {
  let run = 1;
  return count < 2 || places.some((place, i) => {
    run = i && place === places[i - 1] + 1 ? run + 1 : 1;
    return run >= count;
  });
}

// ---- What the reader sees

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter(Boolean));
  return node;
}

const addressOf = (raw) => new URL(raw.replace(/^\//, ""), BASE);

const syllables = (text) => bare(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const joined = (text) => syllables(text).join("");

// Is this word of a page one that was asked for?
function isHit(word, { words, near }) {
  return syllables(word).some((one) => words.some((asked) => (near ? one.startsWith(asked) : one === asked)))
    || words.some((asked) => asked.includes("/") && joined(word).startsWith(joined(asked)));
}

// Where an excerpt begins: shortly before the first place after the title where the words are together, else
// where most of them are near each other.
function begin(hits, title, count) {
  const runs = hits.filter((place, i) => together(hits.slice(i, i + count), count));
  const best = runs.find((place) => place >= title) ?? runs[0];
  if (best !== undefined) return best;
  const near = (place) => hits.filter((other) => other >= place && other < place + EXCERPT).length;
  return hits.reduce((most, place) => (near(place) > near(most) ? place : most), hits[0] ?? 0);
}

function excerpt(page, places, found) {
  const all = page.content.split(/\s+/);
  const hits = places.filter((place) => isHit(all[place] ?? "", found));
  const title = (page.meta.title ?? "").split(/\s+/).length;
  const first = begin(hits, title, found.words.length);
  const start = Math.max(first >= title ? title : 0, first - 8);
  const end = Math.min(all.length, start + EXCERPT);
  const node = el("p", { class: "search-excerpt" }, start > title ? "… " : "");
  const marked = new Set(hits);
  for (let i = start; i < end; i += 1) {
    const word = fromIndex(all[i]);
    node.append(marked.has(i) ? el("mark", {}, word) : word, i + 1 < end ? " " : "");
  }
  if (end < all.length) node.append(" …");
  return node;
}

// Headings and numbered articles that hold all the words, and clauses that were asked for, to go straight there.
function places(page, url, { words }) {
  const fit = page.anchors.filter(({ text, id }) => id && text && text.length < 160 && text !== page.meta.title
    && (words.every((word) => syllables(text).includes(word))
      || (/^\S+ \d+\p{L}?$/u.test(text) && words.join(" ").includes(syllables(text).join(" ")))));
  return fit.slice(0, 3).map(({ text, id }) =>
    el("li", {}, el("a", { href: `${url.href}#${encodeURIComponent(id)}` }, fromIndex(text))));
}

// Rows of an annex's tables that hold all the words, to go straight there: a substance by its name, another name or number.
function rows(page, url, { words }) {
  const all = page.content.split(/\s+/);
  const starts = page.anchors.filter(({ id }) => /^hang-\d+$/.test(id)).sort((a, b) => a.location - b.location);
  const texts = starts.map(({ id, location }, at) => {
    const end = Math.min(starts[at + 1]?.location ?? all.length, location + 40);
    return { id, text: all.slice(location, end).join(" ") };
  });
  const fit = texts.filter(({ text }) => words.length && words.every((word) => syllables(text).includes(word)));
  return fit.slice(0, 3).map(({ id, text }) => el("li", {}, el("a", { href: `${url.href}#${id}` }, fromIndex(text))));
}

async function card(result, found) {
  const page = await result.data();
  const url = addressOf(page.raw_url);
  const language = page.meta.lang ?? "vi";
  const section = T.sections[page.raw_url.split("/")[language === "vi" ? 1 : 2]]; // /en/hoi-dap/…
  const title = el("a", { href: url.href, class: "search-title" }, fromIndex(page.meta.title ?? page.raw_url));
  const text = excerpt(page, result.words, found);
  if (language !== LANG) {
    title.setAttribute("lang", language);
    text.setAttribute("lang", language);
  }
  const notes = [section, page.meta.status && fromIndex(page.meta.status)].filter(Boolean).join(" · ");
  const own = language !== LANG && (language === "vi" ? "Tiếng Việt" : page.meta.language);
  const there = [...places(page, url, found), ...rows(page, url, found)].slice(0, 3);
  return el("li", { class: "search-result" }, title,
    own && el("p", { class: "search-notes" }, el("span", { class: "tag", lang: language }, fromIndex(own))),
    notes && el("p", { class: "search-notes" }, notes), text,
    there.length ? el("ul", { class: "search-places" }, ...there) : "");
}

// Where to go instead; the results page has the lists below already.
function elsewhere(onPage) {
  const help = el("p", {}, el("a", { class: "search-help", href: new URL("ho-tro/", BASE).href }, T.help));
  return onPage ? [help] : [
    help,
    el("p", {}, T.lists),
    el("ul", { class: "chips" }, ...LISTS.map((name) =>
      el("li", {}, el("a", { href: new URL(`${name}/`, BASE).href }, T.sections[name])))),
  ];
}

// One place where results appear; `limit` at once, more on demand or on the results page.
function view(root, { limit, onPage, onMore }) {
  const status = el("p", { class: "search-status", role: "status" });
  const body = el("div", { class: "search-body" });
  root.setAttribute("aria-live", "off"); // the status line is spoken, ten excerpts are not
  let latest = 0;

  async function show(query, typing) {
    const turn = ++latest;
    const asked = query.trim();
    const letters = asked.replace(/[^\p{L}\p{N}]/gu, "").length;
    if (letters < (typing ? 2 : 1)) {
      status.textContent = T.hint;
      body.replaceChildren();
      root.replaceChildren(...(onPage ? [] : [status]));
      return;
    }
    root.replaceChildren(status, body);
    // While a word is being typed its first letter alone would load a good part of the index.
    const used = typing ? asked.replace(/\s\p{L}\p{M}*$/u, "") : asked;
    const slow = setTimeout(() => { if (turn === latest) status.textContent = T.loading; }, 300);
    root.setAttribute("aria-busy", "true");
    try {
      const found = await find(used);
      if (page?.scope?.value) found.items = await within(found.items, page.scope.value);
      const cards = await Promise.all(found.items.slice(0, limit).map((result) => card(result, found)));
      if (turn !== latest) return;
      const count = found.items.length;
      if (!count) status.textContent = T.none(asked);
      else status.textContent = found.near && !typing ? T.near(asked) : T.count(count, asked);
      const links = () => [...body.querySelectorAll("a")];
      const at = links().indexOf(document.activeElement);
      body.replaceChildren(...(count ? results(found, cards, asked) : [el("p", {}, T.advice), ...elsewhere(onPage)]));
      if (at >= 0) links()[Math.min(at, links().length - 1)].focus(); // the reader was on the list already
    } catch {
      if (turn !== latest) return;
      const again = el("button", { type: "button", class: "btn" }, T.again);
      again.addEventListener("click", () => show(query, false));
      status.textContent = T.failed;
      body.replaceChildren(el("p", {}, again), ...elsewhere(onPage));
    } finally {
      clearTimeout(slow);
      if (turn === latest) {
        root.setAttribute("aria-busy", "false");
        root.style.minHeight = "";
      }
    }
  }

  function results(found, cards, asked) {
    const list = el("ol", { class: "search-results" }, ...cards);
    if (found.items.length <= limit) return [list];
    if (onMore) return [list, el("p", {}, onMore(found.items.length, asked))];
    const more = el("button", { type: "button", class: "btn line" }, T.more);
    let shown = limit;
    more.addEventListener("click", async () => {
      const next = await Promise.all(found.items.slice(shown, shown + limit).map((r) => card(r, found)));
      shown += next.length;
      list.append(...next);
      next[0].querySelector("a").focus();
      if (shown >= found.items.length) more.remove();
    });
    return [list, el("p", {}, more)];
  }

  return { show };
}

function debounced(action) {
  let timer;
  const later = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), WAIT);
  };
  later.stop = () => clearTimeout(timer);
  return later;
}

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
    onMore: (count, asked) => el("a", { class: "search-all", href: `${page}?q=${encodeURIComponent(asked)}` }, T.all(count)),
  });
  const typed = debounced(() => show(input.value, true));
  input.addEventListener("input", typed);
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
  engine().catch(() => {}); // begin to load while the reader types; a failure is shown when it matters
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
  const { show } = view(root, { limit: ON_PAGE, onPage: true });
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
  const typed = debounced(() => {
    history.replaceState(null, "", address(input.value.trim()));
    run(true);
  });
  function fromAddress() {
    typed.stop();
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") ?? "";
    if (scope) scope.value = [...scope.options].some((one) => one.value === asked.get("trong")) ? asked.get("trong") : "";
    queueMicrotask(() => run(false)); // by then "page" below names this form and its scope
  }
  input.addEventListener("input", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typed.stop();
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
const page = form && (style(), makePage(form));
