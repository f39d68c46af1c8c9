// Runs only in the local preview: reloads the page after a build and shows problems over it.
const panel = document.createElement("section");
panel.setAttribute("aria-label", "Lỗi trong nguồn");
panel.setAttribute("aria-live", "polite");
panel.style.cssText =
  "position:fixed;inset:auto 0 0 0;max-height:50vh;overflow:auto;z-index:9999;background:#fff;color:#1b2329;" +
  "border-top:6px solid #a3201a;padding:.5rem 1rem;font:16px/1.5 system-ui,sans-serif;box-shadow:0 -8px 24px #0004";

function line(parent, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

function isError(found) {
  return found.code.startsWith("E");
}

let opened = false;

function show(state) {
  panel.replaceChildren();
  const errors = state.problems.filter(isError);
  if (!state.trouble && !state.problems.length && !state.held.length) {
    panel.remove();
    return;
  }
  panel.style.borderTopColor = errors.length || state.trouble ? "#a3201a" : state.problems.length ? "#f2b84b" : "#5b6770";
  const head = errors.length
    ? `Còn ${errors.length} lỗi. Trang đang xem là bản tốt gần nhất.`
    : state.trouble || (state.problems.length ? `${state.problems.length} cảnh báo` : "");
  // A line, so that the page stays in sight; who wants more opens it or goes to the workbench.
  const folded = head ? line(panel, "details", "") : panel;
  if (head) {
    folded.open = opened;
    folded.ontoggle = () => (opened = folded.open);
    line(folded, "summary", head).style.fontWeight = "bold";
    line(panel, "a", "Sửa ở bàn làm việc").href = "/ban-lam-viec/";
  }
  const list = line(folded, "ul", "");
  for (const found of state.problems) {
    const item = line(list, "li", "");
    line(item, "code", `${found.at.path}:${found.at.line}:${found.at.column}`);
    line(item, "span", ` ${isError(found) ? "lỗi" : "cảnh báo"} ${found.code}: ${found.message}. `);
    line(item, "em", `Sửa: ${found.mend}`);
  }
  if (!state.problems.length) list.remove();
  if (state.held.length) {
    const held = line(panel, "details", "");
    line(held, "summary", state.held[0]);
    for (const one of state.held.slice(1)) line(held, "div", one);
  }
  document.body.append(panel);
}

const here = location.pathname.replace(/^\/|index\.html$/g, "");
let seen = null;
new EventSource("/__preview/events").onmessage = (event) => {
  const state = JSON.parse(event.data);
  const changed = seen !== null && state.version !== seen;
  if (changed && state.only !== null && state.only !== here) return; // this page follows
  if (changed && state.but !== here) {
    location.reload();
    return;
  }
  seen = state.version;
  show(state);
};
