// ---- What the reader sees

// A page in any other language has Vietnamese around its text.
const LANG = document.documentElement.lang === "en" ? "en" : "vi";
const IN_DIALOG = 3; // about what a phone shows above its keyboard; of all pages each costs the reader 2 KB
const ON_PAGE = 10;
const WAIT = 350; // ms after the last key
const SLOW = 700; // ms after which what is nearest is shown while all pages are searched

const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);
const TEXTS = {
  vi: {
    search: "Tìm kiếm", close: "Đóng", label: "Tìm trên trang", example: "Ví dụ: cai nghien tu nguyen, dieu 23",
    hint: "Gõ có dấu hay không dấu đều được.", loading: "Đang tìm…",
    count: (n, q) => (q ? `${n} kết quả cho “${q}”` : `${n} kết quả`), more: "Xem thêm kết quả", all: (n) => `Xem cả ${n} kết quả`,
    rest: "Đang tìm trong mọi trang…", sofar: "Gần nhất trong lúc chờ tìm hết:", means: (words) => `Trang này gọi là “${words}”.`,
    near: "Gần nhất với điều bạn hỏi:", none: (q) => `Chưa có trang trả lời “${q}”. Bạn hỏi được ở đây:`,
    vague: "Một tiếng thì rất nhiều trang có. Hãy gõ thêm một, hai tiếng.", unsaid: "Bạn muốn hỏi về điều gì? Hãy gõ thêm vài tiếng.",
    unlisted: (number) => `Số ${number} không có trong các số trang này đã kiểm tra. Số gọi được và nơi hỏi:`,
    often: "Nhiều người hỏi:", was: (name) => `có địa bàn của ${lowerFirst(name)} cũ`,
    easy: "Bản dễ đọc", call: (number) => `Gọi ${number}`, line: (number) => `Tổng đài ${number}`, asked: (q) => `Bạn hỏi: “${q}”`,
    danger: "Bị đe dọa, có đánh nhau", flee: "Đang bị đánh, bị đe dọa? Hãy ra chỗ an toàn rồi gọi công an.",
    help: "Cần người giúp: số điện thoại và nơi hỗ trợ", whom: "Hỏi được người: Công an xã, phường nơi bạn ở.",
    lists: "Hoặc xem theo danh mục:", places: "Trang đầu tiên có đoạn nói rõ hơn:",
    office: "Trang chưa biết số điện thoại, địa chỉ của Công an xã, phường: hỏi UBND xã, phường.",
    failed: "Chưa tải được dữ liệu tìm kiếm. Hãy xem lại kết nối mạng rồi thử lại.", again: "Thử lại",
    sections: {
      luat: "Văn bản pháp luật", "tinh-huong": "Tình huống", "de-doc": "Bản dễ đọc", "so-do": "Sơ đồ", "hoi-dap": "Câu hỏi thường gặp", "su-kien": "Sự kiện", "tin-tuc": "Tin tức",
      "chien-dich": "Chiến dịch", "bao-chi": "Báo chí", "ho-tro": "Hỗ trợ",
    },
  },
  en: {
    search: "Search", close: "Close", label: "Search this site", example: "For example: dieu 23",
    hint: "Vietnamese words work with or without accents.", loading: "Searching…",
    count: (n, q) => `${n} ${n === 1 ? "result" : "results"}${q && ` for “${q}”`}`, more: "Show more results",
    all: (n) => `Show all ${n} results`,
    rest: "Searching all pages…", sofar: "The nearest so far:", means: (words) => `This site says “${words}”.`,
    near: "Nearest to what you asked:", none: (q) => `No page answers “${q}” yet. Where to ask:`,
    vague: "Very many pages have this syllable. Please type one or two more.", unsaid: "What is it about? Please type a few words more.",
    unlisted: (number) => `${number} is not among the numbers that this site has checked. Numbers to call and where to ask:`,
    often: "Often asked:", was: (name) => `with what was ${name}`,
    easy: "Easy to read", call: (number) => `Call ${number}`, line: (number) => `Hotline ${number}`, asked: (q) => `You asked: “${q}”`,
    danger: "Threats, violence", flee: "In danger now? Get to a safe place, then call the police.",
    help: "Need someone to help: phone numbers and places", whom: "Or ask the commune police where you live.",
    lists: "Or browse the lists:", places: "More on this on the first page:",
    office: "The number and address of the commune police are not known here: ask the commune's People's Committee (UBND).",
    failed: "The search data could not be loaded. Check your connection and try again.", again: "Try again",
    sections: {
      luat: "Legal texts", "tinh-huong": "Situations", "de-doc": "Easy to read", "so-do": "Diagrams", "hoi-dap": "Common questions", "su-kien": "Events", "tin-tuc": "News",
      "chien-dich": "Campaign", "bao-chi": "Press", "ho-tro": "Help",
    },
  },
};
const T = TEXTS[LANG];
const LISTS = ["hoi-dap", "luat", "su-kien", "tin-tuc"];

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter(Boolean));
  return node;
}

const addressOf = (path) => new URL(path, BASE).href;
const full = () => import(new URL("full-search.js", here));
const linked = (links) => (links.length
  ? el("ul", { class: "search-places" }, ...links.map(([href, text]) => el("li", {}, el("a", { href }, text)))) : "");
const noted = (...notes) => {
  const text = notes.filter(Boolean).join(" · ");
  return text && el("p", { class: "search-notes" }, text);
};
const sectionOf = (path) => T.sections[path.split("/")[0]];
const dialled = (number) => `tel:${number.replace(/[^+\d]/g, "")}`;

// What people fear stands at a place of its own on the page.
const pathOf = ({ url, worry, anchor }) => (worry ? `${url}#lo-${worry.at}` : anchor ? `${url}#${anchor}` : url);

// An entry of the small index: the line that answers comes into the room that is kept for it, so that nothing moves. The
// page of a worry is a link of its own: its title is often what was asked.
function entryCard(entry, index, query, first) {
  const { url, title, note, call, was, worry, also = [], place } = entry;
  const police = place && /(^| )cong an( |$)/.test(plain(query)); // who asks for an office of the place, not for what was on there
  const lang = url.startsWith("en/") ? "en" : "vi";
  const inLang = lang === LANG ? {} : { lang };
  const easy = index.easy.get(url);
  const notes = worry ? el("p", { class: "search-notes" }, el("a", { href: addressOf(url), ...inLang }, title)) : noted(sectionOf(url), note, was && T.was(was));
  const line = call ? "" : el("p", { class: "search-lead" });
  if (police) line.textContent = T.office;
  // What the page answers first, below its title: of the first answer alone, for it takes two lines.
  const whole = first && worry ? el("p", { class: "search-lead search-whole" }) : "";
  const told = line && !police && linesOf(url).then((lines) => {
    line.textContent = lines[worry?.at ?? 0] ?? "";
    if (whole) whole.textContent = lines[0] ?? "";
  });
  return Object.assign(el("li", { class: "search-result" },
    el("a", { href: addressOf(pathOf(entry)), class: "search-title", ...inLang }, worry?.ask ?? title),
    lang !== LANG && lang === "vi" && el("p", { class: "search-notes" }, el("span", { class: "tag", lang }, "Tiếng Việt")),
    ...(whole ? [line, notes, whole] : [notes, line]),
    // Which of them was meant the reader knows better than words do.
    linked((first ? also : []).map(({ ask, at }) => [addressOf(`${url}#lo-${at}`), ask])),
    linked([...(call ? [] : shownNumbers(url === "ho-tro/" ? numbersOf(index, query) : police ? [lineOf(index, POLICE), index.calls.at(-1)] : first ? urgent(index, query) : [])), ...(call ? [[dialled(call), T.call(call)]] : []), ...(easy ? [[addressOf(easy), T.easy]] : [])])), { told });
}

const lineOf = ({ calls }, wanted) => calls.find(([, number]) => number === wanted);
const urgent = (index, query) => dangersIn(query).map((number) => lineOf(index, number));

// After them the line to report to, those for an emergency and for who is threatened or beaten, and that for children.
const numbersOf = (index, query) => [...urgent(index, query), index.calls.at(-1), index.calls[0], lineOf(index, POLICE), index.calls.at(-2)];
const shownNumbers = (lines) => [...new Set(lines)].filter(Boolean)
  .map(([name, number, , hours]) => [dialled(number), [T.line(number), name, hours].filter(Boolean).join(" · ")]);

// A page that the search in all pages found.
function pageCard({ url, raw, title, status, lang, language, words, places }) {
  const link = el("a", { href: url.href, class: "search-title" }, title);
  const text = el("p", { class: "search-excerpt" }, ...words.flatMap(([word, hit], i) => [i ? " " : "", hit ? el("mark", {}, word) : word]));
  if (lang !== LANG) {
    link.setAttribute("lang", lang);
    text.setAttribute("lang", lang);
  }
  const own = lang !== LANG && (lang === "vi" ? "Tiếng Việt" : language);
  return el("li", { class: "search-result" }, link,
    own && el("p", { class: "search-notes" }, el("span", { class: "tag", lang }, own)),
    noted(T.sections[raw.split("/")[lang === "vi" ? 1 : 2]], status), text, linked(places)); // /en/hoi-dap/…
}

// On the results page a reader may ask one legal text alone. Pagefind's own filters come out in another order at every
// build, so the pages themselves are asked: an excerpt of 2 KB each, the best first, no more than these.
const LOOKED_AT = 80;
const AT_ONCE = 10;

const below = (start) => ({ url }) => url.replace(/^\//, "").startsWith(start);

async function within(items, fits) {
  const kept = [];
  for (let i = 0; i < Math.min(items.length, LOOKED_AT); i += AT_ONCE) {
    const some = items.slice(i, i + AT_ONCE);
    const pages = await Promise.all(some.map((result) => result.data()));
    kept.push(...some.filter((_, place) => fits(pages[place])));
  }
  return kept;
}

// Does a place have events of that year, or of what is held on a day? They come first, in the order found.
async function firstOf(found, { name, year, held }) {
  const ofYear = year ? below(`su-kien/${year}/`) : ({ url }) => /^\/?su-kien\/\d{4}\/./.test(url);
  const told = (page) => ofYear(page) && [name, held].every((words) => fold(page.content).includes(fold(words)));
  const own = found.near || found.loose ? [] : await within(found.items.slice(0, 2 * AT_ONCE), told);
  found.items = [...own, ...found.items.filter((one) => !own.includes(one))];
  return own.length > 0;
}

const MANY = 40; // pages with a syllable, above which it says nothing
const LIKELY = 0.2; // likeness from which an entry comes before pages that have the words scattered
const NAME = 3; // words of a place's name, at most
const OFTEN = 0.2; // of all entries have a word that tells nothing alone

// Few words that a good part of all entries have ("ma túy") are no question that more words would answer.
const saysLittle = (query, { known, entries, optional }) => wordsOf(query).length < SPOKEN && tokensOf(query).every((token) => optional(token, false) || known.get(token.bare) > entries.length * OFTEN);
const NOTHING = { answers: [], near: [], name: "", meanings: [], words: [] };

// What is known of a question: the answers of the small index at once, of that of places where there are none; then, in
// `rest`, those of all pages.
async function asked(typed, { typing = false, scope = "" } = {}) {
  const index = scope ? null : await smallIndex().catch(() => null);
  const number = index && numberIn(typed, index);
  if (number) return { ...NOTHING, ...number, index, rest: () => numbered(number) };
  const bare = index ? bared(typed, index) : typed;
  const query = bare || typed;
  let known = index ? quick(query, index, new Map(), typing) : NOTHING;
  if (!bare && !known.answers.length) return { ...NOTHING, index, rest: async () => ({ items: [], first: [], words: [], unsaid: true }) };
  if (index && !known.titled && !saysLittle(query, index)) {
    const whole = ({ whole: all }) => all && !asksOffice(query); // where a place has the syllables of an answer
    const others = whole(known) ? new Map() : placeIndex().catch(() => new Map());
    // A few words may be nothing but a place, which needs no more words.
    const place = wordsOf(query).length <= NAME && placesNamed(query, await others).length > 0;
    const [more, places, learned] = await Promise.all([place ? index : worryIndex(index).catch(() => index), others, learnedFor(query, index)]);
    const all = { ...more, learned };
    known = quick(query, all, new Map(), typing);
    if (!whole(known)) known = quickAt(known, query, all, places, typing);
  }
  const words = known.meanings.length ? known.words.map(({ word }) => word).join(" ") : query;
  // What the first page says of it at more length, where its title has not all that was asked; it comes with the rest.
  const fears = known.titled && !known.named && !known.answers[0].call && !saysLittle(query, index) ? worryIndex(index).catch(() => null) : null;
  const rest = async () => {
    const { find } = await full();
    // While a word is being typed its first letter alone would load a good part of the index.
    const found = known.at ? await find(`${known.at.name} ${known.at.year} ${known.at.held}`, wordsOf, () => true) : await find(typing ? words.replace(/\s\p{L}\p{M}*$/u, "") : words, wordsOf, (word) => !index || !index.optional(tokensOf(word)[0], known.marked));
    if (scope) found.items = await within(found.items, below(`luat/${scope}/`));
    if (known.at && await firstOf(found, known.at)) return Object.assign(found, { first: [] });
    if (known.at) return Object.assign(found, { first: [known.at.place], loose: false });
    const [only, other] = known.words;
    const vague = !known.answers.length && only && !other && only.bare === only.form && !/\d/.test(only.bare) && found.items.length > MANY;
    if (vague) found.items = [];
    const lost = !known.answers.length && (found.near || !found.items.length);
    // One word that is nowhere is not what begins like it: naloxone is no Na Loi.
    if (lost && found.near && only && !other && !typing) found.items = [];
    const doubtful = !known.answers.length && !known.placed && !found.sure && (found.loose || known.near[0]?.like >= LIKELY);
    const first = lost || doubtful ? known.near : known.answers;
    return Object.assign(found, { vague, lost, first, also: fearsOf(known.answers[0], query, await fears) });
  };
  return { ...known, index, rest };
}

// The paragraphs of an answer that fit the question, as links.
function fearsOf(answer, query, index) {
  const { worry, also = [] } = (index && quick(query, index, new Map()).answers.find(({ url }) => url === answer.url)) ?? {};
  return [...(worry ? [worry] : []), ...also].map(({ ask, at }) => [addressOf(`${answer.url}#lo-${at}`), ask]);
}

// Pages that have a telephone number, below its line or what to do where the site does not list it.
async function numbered({ answers, number, unlisted }) {
  const found = await (await full()).find(number, wordsOf, () => true);
  if (found.near || found.loose) found.items = [];
  return Object.assign(found, { first: answers, unlisted });
}

// The pages of `found` from a place on, as many as wanted, but those that are shown already; and how far that went.
async function more(found, from, count, there) {
  const { shown } = await full();
  const pages = [];
  let at = from;
  while (pages.length < count && at < found.items.length) {
    const some = found.items.slice(at, at + count - pages.length);
    at += some.length;
    for (const one of await Promise.all(some.map((page) => shown(page, found)))) if (!there.has(one.raw.slice(1))) pages.push(one);
  }
  // What no longer holds comes after what does, unless it was asked for by a number, a year or its title.
  const named = (title) => found.words.every((word) => fold(title).includes(fold(word)));
  const dated = found.words.some((word) => /\d/.test(word));
  const bare = found.words.every((word) => /^\d+$/.test(word)); // a number is no question in a language
  const late = ({ ended, title, lang }) => Number((ended && !dated && !named(title)) || (bare && lang !== LANG));
  return { pages: pages.sort((a, b) => late(a) - late(b)), at };
}

/** The addresses that the results page shows for a question, in its order. */
export async function search(query) {
  const { rest } = await asked(query);
  const found = await rest();
  const { pages } = await more(found, 0, ON_PAGE, new Set(found.first.map(({ url }) => url)));
  return [...found.first.map(pathOf), ...pages.map(({ raw }) => raw.slice(1))].map((url) => `/${url}`);
}

/** Those of them that the small index answers, before any of all pages is loaded. */
export async function atOnce(query) {
  return (await asked(query)).answers.map((entry) => `/${pathOf(entry)}`);
}

/** The pages that the small index leads to: each address and the texts for it. */
export const leads = async () => (await smallIndex()).entries.filter(({ call }) => !call).map(({ url, texts }) => ({ url, texts: texts.map(({ text }) => text).filter(Boolean) }));

// Where to go instead, and whom to ask; the results page has the lists below already. `shown` has numbers of its own.
function elsewhere(onPage, calls = [], shown = null) {
  const help = [
    el("p", {}, el("a", { class: "search-help", href: addressOf("ho-tro/") }, T.help), ` ${T.whom}`),
    linked(calls.map(([title, number]) => [dialled(number), `${title}: ${number}`]).filter(([call]) => !shown?.querySelector(`a[href="${call}"]`))),
  ];
  return onPage ? help : [
    ...help,
    el("p", {}, T.lists),
    el("ul", { class: "chips" }, ...LISTS.map((name) =>
      el("li", {}, el("a", { href: addressOf(`${name}/`) }, T.sections[name])))),
  ];
}

// The bar at the foot names that number too, else again its own.
let usual;
function callFirst(number) {
  const bar = document.querySelector(".call p");
  const [when, dial] = ["span:not(.exit-keys)", ".dial"].map((name) => bar?.querySelector(`:scope > ${name}`));
  if (!dial || (!number && !usual)) return;
  usual ??= { when, dial, long: bar.parentElement.classList.contains("long") };
  when.replaceWith(number ? el("span", {}, T.danger) : usual.when);
  dial.replaceWith(number ? el("a", { class: "dial", href: dialled(number) }, usual.dial.firstElementChild.cloneNode(true), T.call(number)) : usual.dial);
  bar.parentElement.classList.toggle("long", !number && usual.long);
}

// One place where results appear: the answers of the small index, then those of all pages below them, so that nothing
// moves that a reader is about to press. `limit` at once, more on demand or on the results page.
function view(root, { limit, onPage, onMore, hides }) {
  const whole = el("p", { class: "search-asked" }); // the question, where its field is too narrow for it
  const alarm = el("div"); // whom to call first
  const status = el("p", { class: "search-status", role: "status" });
  const first = el("div");
  const body = el("div", { class: "search-body" });
  root.setAttribute("aria-live", "off"); // the status line is spoken, ten excerpts are not
  let latest = 0;

  async function show(query, typing) {
    const turn = ++latest;
    const late = () => turn !== latest;
    const words = query.trim();
    const letters = words.replace(/[^\p{L}\p{N}]/gu, "").length;
    if (letters < (typing ? 2 : 1)) {
      status.textContent = T.hint;
      first.replaceChildren();
      body.replaceChildren();
      root.replaceChildren(...(onPage ? [] : [status]));
      if (onPage) callFirst();
      return;
    }
    whole.textContent = hides() ? T.asked(words) : "";
    root.replaceChildren(...(whole.textContent ? [whole] : []), alarm, status, first, body);
    // The room of the last line is kept before it comes: a long question fills two, but where it stands above.
    const told = onPage && whole.textContent ? "" : words;
    const said = status.textContent;
    status.style.minHeight = "";
    status.textContent = T.count(88, told);
    status.style.minHeight = `${status.offsetHeight}px`;
    status.textContent = said;
    root.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { if (!late()) status.textContent = T.loading; }, 300);
    let slower = 0;
    let shown = []; // what may be about to be pressed: it keeps its place
    try {
      const known = await asked(words, { typing, scope: page?.scope?.value });
      if (late()) return;
      const line = known.index && dangersIn(words).includes(POLICE) && lineOf(known.index, POLICE);
      alarm.replaceChildren(...(line ? [el("p", { class: "search-urgent" }, T.flee, " ", el("a", { class: "btn", href: dialled(line[1]) }, T.call(line[1])))] : []));
      if (onPage) callFirst(line?.[1]);
      const cards = (some) => listed(some.map((entry, i) => entryCard(entry, known.index, words, !i)));
      const means = known.name ? [el("p", { class: "search-means" }, T.means(known.name))] : [];
      first.replaceChildren(...means, ...cards(known.answers));
      body.replaceChildren();
      if (known.answers.length) {
        shown = known.answers;
        clearTimeout(slow);
        status.textContent = known.unlisted ? T.unlisted(known.unlisted) : T.rest;
      }
      if (!known.answers.length && known.near.length) {
        slower = setTimeout(() => {
          if (late()) return;
          shown = known.near;
          status.textContent = T.sofar;
          first.replaceChildren(...means, ...cards(known.near));
        }, SLOW);
      }
      if (typing) await new Promise((done) => { setTimeout(done, WAIT); });
      if (late()) return;
      const found = await known.rest();
      clearTimeout(slower);
      const entries = [...shown, ...found.first.filter((entry) => !shown.includes(entry))];
      const there = new Set(entries.map(({ url }) => url));
      const { pages, at } = await more(found, 0, Math.max(1, limit - found.first.length), there);
      if (late()) return;
      clearTimeout(slow); // or it would say "Đang tìm…" while the lines of answers are still coming
      if (entries.length !== shown.length || !shown.length) first.replaceChildren(...means, ...cards(entries));
      status.textContent = verdict(found, known, entries, words, typing);
      const nothing = !entries.length && !found.items.length;
      const help = found.lost || found.unlisted || nothing ? elsewhere(onPage, known.index?.calls, first) : [];
      const often = nothing ? known.index?.often ?? [] : [];
      const places = found.also?.length ? [el("p", { class: "search-notes" }, T.places), linked(found.also)] : [];
      body.replaceChildren(...places, ...results(found, pages, at, there, words), ...help, ...(often.length ? [el("p", {}, T.often), ...cards(often)] : []));
      await Promise.all([...root.querySelectorAll(".search-result")].map(({ told }) => told));
    } catch {
      if (late()) return;
      const again = el("button", { type: "button", class: "btn" }, T.again);
      again.addEventListener("click", () => show(query, false));
      status.textContent = T.failed;
      body.replaceChildren(el("p", {}, again), ...elsewhere(onPage));
    } finally {
      clearTimeout(slow);
      clearTimeout(slower);
      if (!late()) {
        root.setAttribute("aria-busy", "false");
        root.style.minHeight = "";
      }
    }
  }

  const counted = (found, entries) => Math.max(found.items.length, entries.length);

  function verdict(found, known, entries, words, typing) {
    if (found.unlisted) return T.unlisted(found.unlisted);
    if (found.unsaid) return T.unsaid;
    if (found.vague) return T.vague;
    if (!entries.length && !found.items.length) return T.none(words);
    if (found.loose || (found.lost && !(typing && found.items.length && !entries.length))) return T.near;
    return T.count(counted(found, entries), onPage && whole.textContent ? "" : words);
  }

  const listed = (cards) => (cards.length ? [el("ol", { class: "search-results" }, ...cards)] : []);

  function results(found, pages, at, there, words) {
    const list = listed(pages.map(pageCard));
    if (at >= found.items.length) return list;
    if (onMore) return [...list, el("p", {}, onMore(found.items.length, words))];
    const button = el("button", { type: "button", class: "btn line" }, T.more);
    let far = at;
    button.addEventListener("click", async () => {
      const next = await more(found, far, limit, there);
      far = next.at;
      const cards = next.pages.map(pageCard);
      list[0].append(...cards);
      cards[0]?.querySelector("a").focus();
      if (far >= found.items.length) button.remove();
    });
    return [...list, el("p", {}, button)];
  }

  // The results as they were left; a list that went on is asked for again.
  function restore(html) {
    latest += 1;
    root.innerHTML = html;
    callFirst(root.querySelector(".search-urgent a")?.getAttribute("href").slice(4));
    root.setAttribute("aria-busy", "false");
  }

  return { show, restore };
}
