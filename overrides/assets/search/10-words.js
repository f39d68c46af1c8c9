// Search: a dialog from any page, and the results page. Answers come at once from a small index (tim-kiem/muc-luc.json)
// that every page loads when it has nothing else to do; those of all pages (full-search.js) follow.
// Why so: docs/decisions/025-search-at-once.md

const here = new URL(import.meta.url);
const BASE = new URL("../", here);
const { fold } = window.vietnamese;

// ---- Words

const OPEN = /(^|[^q])(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\u0300-\u036f])/gu;

// One way to write a word: thủy for thuỷ too, lí for lý.
export function canonical(word) {
  const letters = word.toLowerCase().normalize("NFD").replace(OPEN, "$1$2$4$3");
  return letters.replace(/^(h|k|l|m|s|t|qu)y(\p{M}*)$/u, "$1i$2").normalize("NFC");
}

const slugOf = (text) => fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

// What people write short: before a name a kind of place, before a number a kind of document that no number names.
const SHORT = { tx: "thị xã", tp: "thành phố", tt: "thị trấn", p: "phường", x: "xã", h: "huyện" };
const TEXTS_SHORT = { nq: "nghị quyết", pl: "pháp lệnh" };
// A kind of document and its number written as one: nđ105/2021.
const GLUED = /^(n[đdq]|q[đd]|tt|ct|kh|pl)(?=\d)/u;
// As messages are typed: 24h, 13t, đ42.
const SENT = [[/^(\d{1,2})h$/, "$1 giờ"], [/^(\d{1,2})t$/, "$1 tuổi"], [/^[dđ](\d{1,3}[a-z]?)$/, "điều $1"]];

// The number of a document (45/KH-UBND, 45-kh-ubnd) is one word.
function wordsOf(query, short = SHORT) {
  const typed = query.normalize("NFC").toLowerCase().split(/[^\p{L}\p{N}/-]+/u)
    .map((word) => (/^\d+-.*\p{L}/u.test(word) ? word.replace("-", "/") : word))
    .flatMap((word) => (word.includes("/") ? word : word.split("-")))
    .flatMap((word) => word.replace(/^[/-]+|[/-]+$/g, "").replace(GLUED, "$1 ").split(" "))
    .flatMap((word) => SENT.reduce((text, [short, whole]) => text.replace(short, whole), word).split(" ")).filter(Boolean);
  const full = (word, next = "") => (/^\p{L}/u.test(next) ? short : /^\d/.test(next) ? TEXTS_SHORT : {})[word] ?? word;
  return typed.flatMap((word, i) => full(word, typed[i + 1]).split(" "));
}

// Before an age: who is not yet so old, "chưa đủ 18", "12 đến 18", "sắp 18".
const UNTIL = /^(duoi|chua|den|toi|gan|sap|\d+)$/;

// As the small index compares them: each with its marks (`form`) and without (`bare`), an age below 18 as “dưới 18”, one of 18 or more as `grown`. An article is one word, its
// clauses and points are none: "khoản 2 điều 24" asks for what "điều 24" does. Up to six years it is a small child whom somebody brings up.
function tokensOf(text) {
  const words = wordsOf(text).flatMap((word) => word.split(/[/-]/)).filter(Boolean);
  const bares = words.map(fold);
  const cites = bares.some((word, i) => word === "dieu" && /^\d/.test(bares[i + 1] ?? ""));
  const tokens = [];
  for (let i = 0; i < words.length; i += 1) {
    const next = bares[i + 1] ?? "";
    if (bares[i] === "dieu" && /^\d/.test(next)) tokens.push({ word: `điều ${next}`, form: `điều ${next}`, bare: `dieu ${next}` });
    else if (cites && ((bares[i] === "khoan" && /^\d/.test(next)) || (bares[i] === "diem" && /^[a-z]$/.test(next)))) i += 0;
    else {
      const age = next === "tuoi" && /^\d+$/.test(bares[i]);
      const small = age && bares[i] <= 6;
      const young = age && !small && bares[i] < 18;
      const grown = age && bares[i] >= 18 && !bares.slice(Math.max(0, i - 2), i).some((word) => UNTIL.test(word));
      for (const word of young ? ["dưới", "18"] : [words[i]]) {
        const form = canonical(word);
        tokens.push({ word, form, bare: fold(form), tells: young, grown });
      }
      continue;
    }
    i += 1;
  }
  return tokens;
}

// ---- Marks

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SLIP = 0.5; // a word that is alike but for its marks, and may be one mistyped
const LIKE_IT = 0.8; // one that is most likely the same
const APART = 0.15; // another word, which tells little

// No syllable is written so: a mark was left off (nghiẹn, đuọc).
const NO_SYLLABLE = /(i|y)e\p{L}|uo\p{L}|ưo|uơ\p{L}/u;

// How far a word of the site is the one that was typed, from 0 to 1. Who types marks means them: “gói” is no “gọi”, but
// for a slip (hỏi for ngã, one left off, a tone on the other letter). `others`: how the site writes what is so without
// marks; what is among them was no slip. Without a mark it may be any, but for what the site writes so beside words with marks.
function likeAs({ form, bare }, other, marked, others) {
  if (!marked || form === other) return 1;
  const written = others?.has(form);
  if (form === bare) return written ? SLIP : 1;
  const [typed, own] = [form, other].map(toned);
  if (typed.rest === own.rest && typed.tone === own.tone) return 1;
  if (written) return APART;
  const same = typed.rest === own.rest;
  if ((same && /^[\u0303\u0309]{2}$/.test(typed.tone + own.tone)) || NO_SYLLABLE.test(typed.rest)) return LIKE_IT;
  const least = same ? (typed.tone ? 4 : 3) : typed.rest === own.rest.replace("đ", "d") ? 2 : 5; // letters: the shorter, the likelier another word
  return bare.length >= least ? SLIP : APART;
}

const BEGUN = 0.9; // a word that begins as the last one does

// Of the last word the tone comes last, and marks of letters may still come; a tone that is there stays.
function beginsAs({ form, bare }, other) {
  if (form === bare) return BEGUN;
  const [typed, own] = [form, other].map(toned);
  if (typed.tone && typed.tone !== own.tone) return 0;
  return own.rest.startsWith(typed.rest) && (own.rest !== typed.rest || own.tone === typed.tone) ? BEGUN : SLIP;
}

function toned(word) {
  const letters = word.normalize("NFD");
  return { tone: letters.match(TONES)?.join("") ?? "", rest: letters.replace(TONES, "").normalize("NFC") };
}
