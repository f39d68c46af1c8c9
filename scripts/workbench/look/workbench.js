// Keeps open pages of the workbench true: what has changed is fetched anew and put in place, without losing the place
// in the page. Everything works without it too.
const parts = () => [...document.querySelectorAll("[data-live]")];

let asking = false;
let again = false;

async function renew() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts()) {
      const other = fresh.getElementById(part.id);
      if (!other || other.outerHTML === part.outerHTML) continue;
      const href = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      part.replaceWith(other);
      if (href) other.querySelector(`[href="${CSS.escape(href)}"]`)?.focus();
      // A job that has ended has other buttons than one that runs.
      if (part.dataset.busy && !other.dataset.busy) location.reload();
    }
  } catch {
    // The command was stopped; the page stays as it is.
  }
  asking = false;
  if (again) {
    again = false;
    renew();
  } else if (parts().some((part) => part.dataset.busy)) setTimeout(renew, 700);
}

if (parts().length) {
  let known = null;
  new EventSource("/__preview/events").onmessage = (event) => {
    if (known !== null || document.querySelector("[data-waits]")) renew();
    known = event.data;
  };
  if (parts().some((part) => part.dataset.busy)) setTimeout(renew, 700);
}

const text = document.querySelector("textarea[data-start]");
const where = document.querySelector("[data-caret]");

function goTo(line, column = 1) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start + column - 1, start + (lines[line - 1] ?? "").length);
  text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, line - 5);
}

if (text) {
  const tell = () => {
    const before = text.value.slice(0, text.selectionStart).split("\n");
    where.textContent = `Con trỏ ở dòng ${before.length}, cột ${before.at(-1).length + 1}`;
  };
  document.addEventListener("selectionchange", () => document.activeElement === text && tell());
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-line]");
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.line), Number(link.dataset.column));
  });
  if (text.dataset.start) goTo(Number(text.dataset.start));
}

// What was typed and not saved is not lost by a slip.
for (const form of document.querySelectorAll("form[data-keep]")) {
  let dirty = false;
  form.addEventListener("input", () => (dirty = true));
  form.addEventListener("submit", () => (dirty = false));
  window.addEventListener("beforeunload", (event) => dirty && event.preventDefault());
}

// A file that is dropped goes where one that is chosen goes.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  const tooBig = (files) => [...files].find((file) => file.size > Number(zone.dataset.most));
  const check = () => {
    const big = tooBig(input.files);
    input.setCustomValidity(big ? `Tệp ${big.name} quá lớn (tối đa ${Number(zone.dataset.most) / 1e6} MB).` : "");
    input.reportValidity();
    if (!big && input.files.length && "send" in zone.dataset) input.form.requestSubmit();
  };
  input.addEventListener("change", check);
  for (const name of ["dragenter", "dragover"])
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    check();
  });
}

// The page beside the form, as the form has it now.
const drawn = document.querySelector("form[data-draw]");
if (drawn) {
  const frame = document.querySelector("[data-page]");
  const why = document.querySelector("[data-why]");
  let timer = 0;
  let drawing = false;
  const draw = async () => {
    if (drawing) return later();
    drawing = true;
    try {
      const data = new FormData(drawn);
      const told = await (await fetch(drawn.dataset.draw, { method: "POST", body: data })).json();
      why.textContent = told.why ?? "";
      if (told.id) {
        drawn.elements.khung.value = told.id;
        const top = frame.contentWindow?.scrollY ?? 0;
        frame.onload = () => frame.contentWindow.scrollTo(0, top);
        frame.src = drawn.dataset.draw.replace(/xem$/, `trang?ma=${encodeURIComponent(told.id)}&lan=${Date.now()}`);
        frame.hidden = false;
      }
    } catch {
      why.textContent = "Chưa xem được trang.";
    }
    drawing = false;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(draw, 700);
  };
  drawn.addEventListener("input", later);
  draw();
  const goal = document.getElementById(drawn.dataset.goesTo) ?? document.getElementById("f-tom-tat");
  if (goal) {
    goal.closest("details")?.setAttribute("open", "");
    goal.scrollIntoView({ block: "center" });
    (goal.matches("[tabindex]") ? goal : goal.querySelector("summary, input:not([type=hidden]), button"))?.focus({ preventScroll: true });
  }
}
