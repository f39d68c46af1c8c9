// The search in all pages: Pagefind's engine, our words and our order. Loaded by search.js for the first question that
// its small index leaves open. Why it asks in this way: docs/decisions/003-search-with-pagefind.md

const BASE = new URL("../", import.meta.url);
const EXCERPT = 30; // words
const LONGEST = 12; // words of a query
const TOGETHER = 2; // how much more two words count that stand together
const HEADED = 0.6; // share of the words that the beginning of a page must have to be about them
const NEAREST = 20; // pages that are offered where none has all words
const SENTENCE = 5; // words from which a query is one
const TITLE = 6; // words up to which it may be what a page is called
const MARK = "pagefind_dcd";
// Accents are weighed in findIn; a longer word counts less than Pagefind would have it.
// The page of a place comes before those that name it: of what lies in it, of what was held there.
const RANKING = { diacritic_similarity: 0, term_similarity: 2, meta_weights: { name: 20 } };
const { fold } = window.vietnamese;

// ---- Words

const D = { "đ": "ḏ", "Đ": "Ḏ", "ḏ": "đ", "Ḏ": "Đ" };
// In the index đ is written ḏ, so that it folds like any letter with a mark (scripts/publish/search_text.py).
const toIndex = (text) => text.normalize("NFC").replace(/[đĐ]/g, (d) => D[d]);
const fromIndex = (text) => text.replace(/[ḏḎ]/g, (d) => D[d]);

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

// One part of the index for each language tag; the WebAssembly is for all.
async function start() {
  const [{ wasm_bindgen: engine }, list, code] = await Promise.all([
    import(new URL("pagefind/pagefind.js", BASE)),
    read(`pagefind-entry.json?ts=${Date.now()}`).then((answer) => answer.json()),
    load("wasm.unknown.pagefind"),
  ]);
  await engine({ module_or_path: code });
  const part = async ({ hash }) => {
    const at = engine.init_pagefind(await load(`pagefind.${hash}.pf_meta`));
    return { engine, at: engine.set_ranking_weights(at, JSON.stringify(RANKING)), chunks: {}, pages: {} };
  };
  const parts = await Promise.all(Object.values(list.languages).map(part));
  const apart = list.apart && (await import(new URL("search-apart.js", import.meta.url))).apart(part, read);
  return async (query) => [...parts, ...(apart ? await apart(query) : [])];
}

async function read(path) {
  const answer = await fetch(new URL(`pagefind/${path}`, BASE));
  if (!answer.ok) throw new Error(path);
  return answer;
}

// A file of the index, unpacked here or by the server, without the mark that it begins with.
async function load(path) {
  let bytes = await (await read(path)).arrayBuffer();
  if (new Uint8Array(bytes)[0] === 0x1f) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = await new Response(stream).arrayBuffer();
  }
  if (new TextDecoder().decode(bytes.slice(0, MARK.length)) !== MARK) throw new Error(path);
  return new Uint8Array(bytes.slice(MARK.length));
}

// Pages of one part with the words of `term`, or, in quotation marks, with the words as they stand; `exact`: their marks
// count. The engine cuts words at no sign: 105/2021 is 1052021 to it.
async function askPart(part, term, exact) {
  const { engine, chunks, pages } = part;
  const typed = term.replace(/\p{P}/gu, "").trim();
  const bare = typed.normalize("NFD").replace(/\p{M}/gu, "");
  await Promise.all(JSON.parse(engine.request_indexes(part.at, bare)).filter(Boolean).map((hash) => {
    chunks[hash] ??= load(`index/${hash}.pf_index`).then((chunk) => { part.at = engine.load_index_chunk(part.at, chunk); });
    return chunks[hash];
  }));
  const { results } = JSON.parse(engine.search(part.at, bare, typed, "{}", "", term.startsWith('"'), exact));
  // The page that only divides the index into chunks scores nothing.
  return results.filter(({ s }) => s).map(({ p: id, s: score, l: places }) => ({
    id, score, words: places.map(({ l }) => l),
    data() {
      pages[id] ??= load(`fragment/${id}.pf_fragment`).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
      return pages[id].catch((error) => {
        started = undefined;
        throw error;
      });
    },
  }));
}

const ask = async (parts, term, exact) => (await Promise.all(parts.map((part) => askPart(part, term, exact)))).flat();

let queue = Promise.resolve();

// Pages with the words of a query, the best first; `near`: no page has them all. `wordsOf` cuts a query into words, of
// which those that `tells` are enough.
// One search after the other: of several that fail, each would start the engine anew.
export function find(query, wordsOf, tells) {
  const cut = (...short) => wordsOf(query, ...short).map(toIndex);
  const telling = (words) => {
    const some = words.filter((word) => tells(fromIndex(word)));
    return (some.length > 1 ? some : words).slice(0, LONGEST);
  };
  const found = queue.then(() => attempt(query, cut, telling));
  queue = found.catch(() => {});
  return found;
}

// The index of a newer publish has other file names: on failure, once more from the start.
async function attempt(query, ...asked) {
  const once = async () => findIn(await (await engine())(query), ...asked);
  try {
    return await once();
  } catch {
    started = undefined;
    return once();
  }
}

// kỳ and kì, lý and lí are one word.
function turned(word) {
  const [, before, letter, tone] = /^(h|k|l|m|s|t|qu)([iy])(\p{M}?)$/u.exec(word.normalize("NFD")) ?? [];
  return letter ? (before + (letter === "i" ? "y" : "i") + tone).normalize("NFC") : word;
}

// With what is written short in full; as typed, or with the other i, where only that is found. Words that tell nothing
// ("có", "được") are asked for where all that was typed stands together, else they would outweigh those that do.
async function findIn(state, cut, telling) {
  const typed = cut();
  const few = telling(typed);
  if (few.length < typed.length && typed.length <= TITLE) {
    const found = await ranked(state, typed);
    if (typed.length < SENTENCE ? found.sure : found.phrase) return found;
  }
  const found = await ranked(state, few);
  for (const words of found.near ? [telling(cut({})), few.map(turned)] : []) {
    const other = words.join(" ") === few.join(" ") ? found : await ranked(state, words);
    if (!other.near) return other;
  }
  const loose = few.length > 2 && (found.near || (!found.sure && typed.length >= SENTENCE));
  return loose ? { ...found, items: await loosely(state, few), loose } : found;
}

// No page has all words: those with the most of them, the rarer the more, and with some that stand together.
async function loosely(state, words) {
  const pairs = words.slice(1).map((word, i) => [words[i], word]);
  const each = words.map((word) => [word]);
  const found = await Promise.all([...each, ...pairs].map((some) => asWritten(state, some)));
  const most = Math.max(...found.map((results) => results.length));
  const pages = new Map();
  found.forEach((results, i) => {
    const rarity = Math.log(1 + most / (results.length || 1));
    for (const result of results) {
      const page = pages.get(result.id) ?? { result, total: 0, words: [] };
      page.total += result.score * rarity * (i < each.length ? 1 : TOGETHER);
      page.words.push(...result.words);
      pages.set(result.id, page);
    }
  });
  // The number of a document, or a year, says which.
  const numbered = words.flatMap((word, i) => (/\d{3}/.test(word) && found[i].length ? [new Set(found[i].map(({ id }) => id))] : []));
  for (const id of [...pages.keys()]) if (numbered.some((those) => !those.has(id))) pages.delete(id);
  for (const { result, words: places } of pages.values()) result.words = [...new Set(places)].sort((a, b) => a - b);
  const order = [...pages.values()].sort((a, b) => b.total - a.total || (a.result.id < b.result.id ? -1 : 1));
  return order.slice(0, NEAREST).map(({ result }) => result);
}

// Pages that write it with the marks that were typed; where none does, it may be a slip.
async function asWritten(state, words) {
  const marked = words.some((word) => fold(word) !== word);
  const exact = marked ? await Promise.all(ways(words).map((form) => ask(state, `"${form}"`, true))) : [];
  const found = new Map(exact.flat().map((result) => [result.id, result]));
  return found.size ? [...found.values()] : ask(state, `"${words.join(" ")}"`, false);
}

// With all tones of oa, oe, uy on the one letter, or on the other.
const ways = (words) => [...new Set([0, -1].map((place) => words.map((word) => spellings(word).at(place)).join(" ")))];

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
  if (words.some((word) => fold(word) !== word)) {
    for (const word of each.filter((one) => !one.includes("/"))) {
      exact.push(new Set((await Promise.all(spellings(word).map(async (form) => [...await ids(`"${form}"`, true)]))).flat()));
    }
    // What only looks alike without its marks adds nothing to the score.
    const found = (await Promise.all(ways(words).map((form) => ask(state, form, true)))).flat();
    if (found.length) typed = new Map(found.map((result) => [result.id, result]));
  }
  const phrases = await Promise.all(cited(words).map((phrase) => ids(phrase, true)));
  const cites = phrases.length > 0;
  const numbered = !cites && NUMBERED.test(words.map(fold).join(" "));
  if (!phrases.length && !numbered) {
    phrases.push(new Set(all.filter((one) => together(one.words, words.length)).map(({ id }) => id)));
  }
  const count = (sets, id) => sets.reduce((sum, set) => sum + set.has(id), 0);
  const order = kept.map((result) => {
    const { score = 0, words: places = [] } = typed.get(result.id) ?? {};
    const head = Math.min(1, places.filter((place) => place < HEAD).length / words.length);
    return [count(exact, result.id), count(phrases, result.id), !numbered && head === 1, score * (1 + 4 * head ** 2), result, head];
  });
  order.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || b[3] - a[3] || (a[4].id < b[4].id ? -1 : 1));
  // Are the words of the first page more than scattered over it, and those that were typed?
  const [best] = order;
  const other = best?.[0] < exact.filter(({ size }) => size).length;
  const sure = !near && best !== undefined && (best[5] >= HEADED || (numbered || cites ? words.length < SENTENCE : best[1] > 0));
  return { items: order.map((row) => row[4]), words: words.map(fold), near, sure, phrase: !near && !other && best?.[1] > 0 };
}

// Of "điều 24 khoản 2" each number stands right after its word.
const UNITS = { dieu: "ḏiều", khoan: "khoản", diem: "ḏiểm", chuong: "chương" };

function cited(words) {
  return words.slice(1).flatMap((number, i) => (/^(\d+\p{L}?|\p{L})$/u.test(number) && UNITS[fold(words[i])]
    ? `"${UNITS[fold(words[i])]} ${number}"` : []));
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

// ---- What is shown

const syllables = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

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

// The words of an excerpt, each with whether it was asked for.
function excerpt(page, places, found) {
  const all = page.content.split(/\s+/);
  const hits = places.filter((place) => isHit(all[place] ?? "", found));
  const title = (page.meta.title ?? "").split(/\s+/).length;
  const first = begin(hits, title, found.words.length);
  const start = Math.max(first >= title ? title : 0, first - 8);
  const end = Math.min(all.length, start + EXCERPT);
  const marked = new Set(hits);
  const words = all.slice(start, end).map((word, i) => [fromIndex(word), marked.has(start + i)]);
  return [...(start > title ? [["…", false]] : []), ...words, ...(end < all.length ? [["…", false]] : [])];
}

// Headings and numbered articles that hold all the words, and clauses that were asked for, to go straight there.
function places(page, url, { words }) {
  const fit = page.anchors.filter(({ text, id }) => id && text && text.length < 160 && text !== page.meta.title
    && (words.every((word) => syllables(text).includes(word))
      || (/^\S+ \d+\p{L}?$/u.test(text) && words.join(" ").includes(syllables(text).join(" ")))));
  return fit.slice(0, 3).map(({ text, id }) => [`${url.href}#${encodeURIComponent(id)}`, fromIndex(text)]);
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
  return fit.slice(0, 3).map(({ id, text }) => [`${url.href}#${id}`, fromIndex(text)]);
}

// What is shown of a found page; `places` within it are those to go straight to.
export async function shown(result, found) {
  const page = await result.data();
  const url = new URL(page.url.replace(/^\//, ""), BASE);
  return {
    url, raw: page.url, title: fromIndex(page.meta.title ?? page.url), status: fromIndex(page.meta.status ?? ""), ended: page.meta.ended === "1",
    lang: page.meta.lang ?? "vi", language: fromIndex(page.meta.language ?? ""), words: excerpt(page, result.words, found),
    places: [...places(page, url, found), ...rows(page, url, found)].slice(0, 3),
  };
}
