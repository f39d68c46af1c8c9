// Pages kept on the phone for reading offline. What it promises, and why so: docs/decisions/012-reading-offline.md
//
// The network answers first. A copy answers only when the network does not, or when the list of today says that the copy
// is what the network would send. What is kept is the same for all readers, but for the place that they chose: it does
// not reveal what somebody has read.
"use strict";

const ROOT = self.registration.scope;
// Other sites on this host, under other paths, have caches of their own.
const MINE = "da-luu " + ROOT + " ";
const PAGES = MINE + "1"; // raised when copies are stored in another form
const NOTES = MINE + "notes"; // the reader's choices and the last lists, which outlive that form
const LIST = "offline.json";
const OFFLINE = "ngoai-tuyen/";

const LIMIT = 49e5; // bytes that may be kept; with our notes, under 5 MB
const PATIENCE = 4e3; // ms of waiting before the list is asked whether the copy will do
const DEAD = 30e3; // ms without a byte, of the page or of the list, that mean: offline
const STUCK = 60e3; // ms that one file may take in the background
const OFTEN = 60e3; // ms between two looks at the list
const LANES = 2; // files at once in the background, to leave the line to the reader

const GONE = "gone";
const GROUPS = ["assets", "base", "law", "pages"];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const never = new Promise(() => {});

// ---- What is noted: { law, place, checked, list, placeList, late, whole, trouble }

async function notes() {
  const kept = await caches.match(ROOT, { cacheName: NOTES });
  return kept ? kept.json() : {};
}

async function note(changes) {
  const all = Object.assign(await notes(), changes);
  await (await caches.open(NOTES)).put(ROOT, new Response(JSON.stringify(all)));
  return all;
}

const held = (path) => caches.match(ROOT + path, { cacheName: PAGES });
const placeList = (slug) => "offline/" + slug + ".json";

// ---- From the network

function fetched(address, options, ms) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ms);
  return fetch(address, Object.assign({ signal: stop.signal }, options))
    .then(async (answer) => ({ answer, bytes: await answer.arrayBuffer() }))
    .finally(() => clearTimeout(timer));
}

// A list; GONE where the site says that there is none; null where nothing sensible came, as from a line without credit.
async function listed(path, ms) {
  try {
    const { answer, bytes } = await fetched(ROOT + path, { cache: "no-store", redirect: "error" }, ms);
    if (answer.status === 404 || answer.status === 410) return GONE;
    const list = answer.ok && JSON.parse(new TextDecoder().decode(bytes));
    if (!list || list.version !== 1) return null;
    GROUPS.forEach((group) => { list[group] = asAddressed(list[group]); });
    return list;
  } catch (e) {
    return null;
  }
}

// Paths written as they are in addresses: "dieu-4đ/" is "dieu-4%C4%91/" there.
const asAddressed = (files) => Object.fromEntries(Object.entries(files || {})
  .map(([path, hash]) => [new URL(path, ROOT).href.slice(ROOT.length), hash]));

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- Keeping up with the list

let turn = Promise.resolve();
// The reader wants nothing kept: what is being saved ends, and a page that asks by itself is not heard any more.
let left = false;

// One after the other. Gives what prevented it: "", "line", "changing", "full", "limit", "gone". What throws is storage.
function update(options) {
  turn = turn.then(() => work(options)).catch(() => "full");
  return turn;
}

// now: look even if the last look was a moment ago. base: only what everyone needs. tell: called with the progress.
async function work({ now, base, tell }) {
  const known = await notes();
  const rest = Math.abs(Date.now() - known.checked) < OFTEN && (known.whole || known.trouble);
  if (!now && rest) return known.trouble;

  const list = await listed(LIST, STUCK);
  // Readers keep their copies through an upload in which the list is missing for a moment.
  const ended = list === GONE ? (await listed("sw.js", STUCK)) === GONE : list && !Object.keys(list.base).length;
  if (ended) return leave();
  if (!list || list === GONE) {
    const trouble = list ? "changing" : "line";
    if (now) await note({ trouble });
    return trouble;
  }
  const answer = known.place ? await listed(placeList(known.place), STUCK) : GONE;
  const place = answer || known.placeList || GONE; // without an answer, what is kept of the place stays
  const all = new Map();
  const add = (group, files) => Object.keys(files).forEach((path) => {
    if (!all.has(path)) all.set(path, { path, group, hash: files[path] });
  });
  add("assets", list.assets); // in the order of the need
  add("base", list.base);
  if (place !== GONE) add("place", place.pages);
  add("law", list.law);

  const store = await sorted(all);
  // A late copy is one that the list says was changed since.
  const late = () => Array.from(all.values()).filter(({ path, hash }) => store.have.has(path) && store.have.get(path).hash !== hash)
    .map(({ path }) => path);
  await note({ list, placeList: place === GONE ? null : place, checked: Date.now(), late: late() });

  // What is large waits until the reader asks for it. Copies from before are kept up to date where that costs nothing.
  const lawToo = (path) => known.law || (goodLine() && store.have.has(path));
  const todo = Array.from(all.values()).filter(({ path, group, hash }) => (store.have.get(path) || {}).hash !== hash
    && (group === "assets" || group === "base" || (!base && (group === "place" || lawToo(path)))));
  const trouble = (await fill(store, todo, tell)) || (answer ? "" : "line");
  if (!trouble) await Promise.all(store.old.map((request) => store.cache.delete(request)));
  await note({ late: late(), trouble, whole: !trouble && !base });
  return trouble;
}

// The copies that are still on the list, and the bytes of all. What is no longer on it was withdrawn, or moved: it must
// not be read here again. Styles and scripts stay, in "old", until the pages that use them are replaced.
async function sorted(all) {
  const store = { cache: await caches.open(PAGES), have: new Map(), old: [], bytes: 0 };
  for (const request of await store.cache.keys()) {
    const path = request.url.slice(ROOT.length);
    const { headers } = await store.cache.match(request);
    if (!all.has(path) && headers.get("x-group") !== "assets") {
      await store.cache.delete(request);
      continue;
    }
    const bytes = +headers.get("x-bytes");
    store.bytes += bytes;
    if (all.has(path)) store.have.set(path, { hash: headers.get("x-hash"), bytes });
    else store.old.push(request);
  }
  return store;
}

// Saves files until one meets trouble; gives that.
async function fill(store, todo, tell) {
  const of = todo.length;
  let trouble = "";
  async function lane() {
    while (todo.length && !trouble && !left) {
      trouble = (await save(store, todo.shift())) || trouble;
      if (tell) tell({ done: of - todo.length, of });
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return trouble;
}

async function save(store, { path, group, hash }) {
  // Pages are asked for anew; a style or font that the browser just loaded need not travel twice.
  const ways = group === "assets" ? ["default", "reload"] : ["no-cache"];
  let got;
  let sum;
  try {
    for (let i = 0; i < ways.length && sum !== hash; i += 1) {
      got = await fetched(ROOT + path, { cache: ways[i], redirect: "error" }, STUCK);
      sum = await digest(got.bytes);
    }
  } catch (e) {
    return "line";
  }
  // The list and the page are of two moments, as in the middle of an upload: neither is trusted.
  if (!got.answer.ok || sum !== hash) return "changing";
  const bytes = got.bytes.byteLength;
  const more = bytes - ((store.have.get(path) || {}).bytes || 0);
  if (store.bytes + more > LIMIT) return "limit";
  store.bytes += more;
  const headers = new Headers(got.answer.headers);
  // The body is unpacked and whole; "Vary: *" cannot be stored at all.
  ["content-encoding", "content-length", "vary"].forEach((name) => headers.delete(name));
  const marks = { "x-hash": hash, "x-bytes": bytes, "x-group": group, "x-saved": Date.now() };
  Object.keys(marks).forEach((name) => headers.set(name, marks[name]));
  try {
    // A fresh Response: one that was redirected could not answer a navigation.
    await store.cache.put(ROOT + path, new Response(got.bytes, { headers }));
  } catch (e) {
    return "full";
  }
  store.have.set(path, { hash, bytes });
  return "";
}

// Is the line neither slow nor counted?
function goodLine() {
  const line = self.navigator.connection;
  return !line || !(line.saveData || /2g|3g/.test(line.effectiveType));
}

// The site keeps nothing any more, or the reader wants nothing kept.
async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  return GONE;
}

// ---- Answering

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const trouble = await update({ now: true, base: true });
    // Offline there is nothing to serve yet: the browser tries again later. A full phone keeps what fits.
    if (trouble && trouble !== "full" && trouble !== "limit") throw new Error(trouble);
    // At once, over pages of the older worker too: the two differ in how they keep copies, not in which page they give.
    await self.skipWaiting();
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const older = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== PAGES && name !== NOTES);
    await Promise.all(older.map((name) => caches.delete(name)));
  })());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || !request.url.startsWith(ROOT)) return;
  if (request.mode === "navigate") event.respondWith(navigation(event));
  // They are asked for by an address that changes with what they hold, or (a font, the mark) hardly ever change.
  else if (/^(style|script|font|image|manifest)$/.test(request.destination)) event.respondWith(asset(request));
});

async function asset(request) {
  return (await held(request.url.slice(ROOT.length))) || fetch(request);
}

async function navigation(event) {
  const url = new URL(event.request.url);
  const path = (url.origin + url.pathname).slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
  const copy = await held(path);
  const stop = new AbortController();
  // "no-cache": asked anew even where the server names no time and the browser would guess one.
  const network = fetch(event.request, { cache: "no-cache", signal: stop.signal });
  let answer;
  try {
    answer = await (copy ? Promise.race([sound(network), patience(path, copy, network)]) : network);
  } catch (e) {
    return copy ? marked(copy, path) : instead(path, url.search);
  }
  if (answer.headers.has("x-saved")) stop.abort(); // the copy was sooner; the connection is free for others
  else if (copy && answer.type !== "opaqueredirect") event.waitUntil(learn(path, copy, answer.clone()));
  return answer;
}

// A server that is down is no answer where there is a copy.
const sound = async (network) => {
  const answer = await network;
  if (answer.status >= 500) throw new Error(answer.status);
  return answer;
};

// What to give when the network is long in coming: the copy, if the list says that it is the page of today. If even
// the list does not come there is no connection, whatever the phone reports. Otherwise the reader waits for the new page.
async function patience(path, copy, network) {
  let over = false;
  network.then(() => { over = true; }, () => { over = true; });
  await wait(PATIENCE);
  if (over) return never;
  const known = await notes();
  const ofPlace = known.placeList && known.placeList.pages[path];
  const list = await listed(ofPlace ? placeList(known.place) : LIST, DEAD - PATIENCE);
  if (over || list === GONE) return never;
  if (list) return GROUPS.some((group) => list[group][path] === copy.headers.get("x-hash")) ? copy : never;
  await wait(DEAD - PATIENCE);
  return over ? never : marked(copy, path);
}

// What an answer of the network says about the copy.
async function learn(path, copy, answer) {
  const forget = async () => (await caches.open(PAGES)).delete(ROOT + path);
  if (answer.status === 404 || answer.status === 410) await forget();
  if (answer.status === 200) {
    const sum = await digest(await answer.arrayBuffer());
    if (sum !== copy.headers.get("x-hash") && (await update({ now: true })) !== "line") {
      // What the reader has just seen is newer than what is kept, whatever the list says.
      const kept = await held(path);
      if (kept && kept.headers.get("x-hash") !== sum) await forget();
    }
  }
  // Pages look at the list by themselves (offline.js). A site that was published without that script is looked at too.
  const { checked } = await notes();
  if (checked && Math.abs(Date.now() - checked) > 864e5) await update({ now: true });
}

// A copy that says so: offline.js and styles/27-saved.css do the rest.
async function marked(copy, path) {
  if (!/html/.test(copy.headers.get("content-type"))) return copy;
  const known = await notes();
  const saved = +copy.headers.get("x-saved");
  // Seen to be the page of today by every look at the list since it was saved, unless a look said otherwise.
  const late = (known.late || []).includes(path) && saved < known.checked;
  const as = late ? saved : Math.max(saved, known.checked || 0);
  const marks = " data-saved=\"" + as + "\" data-hash=\"" + copy.headers.get("x-hash") + "\"" + (late ? " data-late" : "");
  const html = (await copy.clone().text()).replace(/<html\b/i, "$&" + marks);
  return new Response(html, { headers: copy.headers });
}

// Offline and without a copy.
async function instead(path, search) {
  const folder = path.replace(/\/?$/, "/");
  if (folder !== path && (await held(folder))) return Response.redirect(ROOT + folder + search);
  const { list } = await notes();
  const short = (list && list.short) || {};
  const law = Object.keys(short).find((name) => folder === name + "/" || folder.startsWith(name + "-"));
  if (law) {
    const article = folder.slice(law.length + 1, -1).replace("dd", "đ");
    const target = short[law] + (article ? "dieu-" + article + "/" : "");
    if (await held(target)) return Response.redirect(new URL(target, ROOT));
  }
  const page = await held(OFFLINE);
  if (!page) return Response.error();
  // Shown under the address that was asked for, so that loading it again is all that is needed; hence links from the root.
  const html = (await page.text()).replace(/\b(href|src|action)=(["']?)\.\.\//g, "$1=$2" + new URL(ROOT).pathname);
  return new Response(html, { status: 503, headers: page.headers });
}

// ---- The page /da-luu/ (assets/saved.js) and the pages in general (scripts/offline.js)

addEventListener("message", (event) => {
  const port = event.ports[0];
  const tell = (data) => { if (port) port.postMessage(data); };
  event.waitUntil(act(event.data || {}, (progress) => tell({ progress })).then(tell, () => tell({ trouble: "full" })));
});

async function act(wish, tell) {
  if (wish.wish === "compare") return compared(wish);
  if (wish.wish === "leave") {
    left = true;
    await turn;
    return leave();
  }
  left = left && wish.wish === "keep";
  if (wish.wish === "law") await note({ law: true });
  if (wish.wish === "place") await note({ place: /^[a-z0-9-]+$/.test(wish.place) ? wish.place : null });
  if (wish.wish === "keep" && !left) await update({});
  if (["law", "place", "update"].includes(wish.wish)) await update({ now: true, tell });
  return status();
}

// Is the copy that a page was made from still the page of today?
async function compared({ path, hash }) {
  if (["line", GONE].includes(await update({ now: true }))) return { now: "unknown" };
  const copy = await held(path);
  const { late } = await notes();
  if (!copy) return { now: "gone" };
  return { now: copy.headers.get("x-hash") === hash && !(late || []).includes(path) ? "same" : "changed" };
}

const isPage = (path) => /(^|\/)$/.test(path); // a calendar is none, nor a script that pages of a group alone load

// What is kept, for people to read: pages, bytes and the oldest moment of each group.
async function status() {
  const known = await notes();
  const groups = {};
  const pages = [];
  const cache = await caches.has(PAGES) ? await caches.open(PAGES) : null;
  for (const request of cache ? await cache.keys() : []) {
    const { headers } = await cache.match(request);
    const path = request.url.slice(ROOT.length);
    const name = headers.get("x-group") === "assets" ? "base" : headers.get("x-group");
    const group = groups[name] = groups[name] || { pages: 0, bytes: 0, as: Infinity, late: 0 };
    const late = (known.late || []).includes(path);
    group.bytes += +headers.get("x-bytes");
    if (headers.get("x-group") === "assets" || !isPage(path)) continue;
    const saved = +headers.get("x-saved");
    group.pages += 1;
    group.late += late ? 1 : 0;
    group.as = Math.min(group.as, late ? saved : Math.max(saved, known.checked || 0));
    if (path !== OFFLINE) pages.push({ path, group: name });
  }
  const order = [known.list, known.placeList].filter(Boolean).flatMap((list) => GROUPS.flatMap((name) => Object.keys(list[name])));
  pages.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
  return {
    groups, pages, cache: PAGES, place: known.place || null, trouble: known.trouble || "",
    bytes: known.list ? known.list.bytes : {}, law: known.list ? Object.keys(known.list.law).filter(isPage).length : 0,
  };
}
