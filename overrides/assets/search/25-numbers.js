// ---- Telephone numbers

// A number of the country, or of a service; a date, a year, the number of a document are none.
const DIALLED = /(?<![\d/])(?:(?:\+?84|0)(?:[ .()-]{0,2}\d){8,10}|1[89]00(?:[ .-]?\d){4,6})(?![\d/])/;
const digitsOf = (text) => text.replace(/\D/g, "").replace(/^84(?=\d{9})/, "0");

// Whoever types a number wants to know whether to trust it: the line that the site lists it with, also while it is being
// typed; else that it is none of those.
function numberIn(query, { entries }) {
  const [typed] = DIALLED.exec(query) ?? /^[\d .()+-]{3,}$/.exec(query.trim()) ?? [];
  if (!typed) return null;
  const digits = digitsOf(typed);
  const line = digits.length > 2 && entries.find(({ call }) => call && digitsOf(call).startsWith(digits));
  if (line) return { answers: [line], number: line.call };
  const help = entries.filter(({ url, call }) => url === "ho-tro/" && !call);
  return DIALLED.test(query) ? { answers: help, number: digits, unlisted: typed.trim() } : null;
}
