// What a form does at once that it also does with the server's help: buttons without leaving the page, days read, places
// found by a few letters, pictures dropped and seen.
"use strict";
(() => {
  const form = () => document.querySelector("[data-form]");
  const wait = (act, time) => { let timer; return (...all) => { clearTimeout(timer); timer = setTimeout(() => act(...all), time); }; };

  // A button that changes a list or shows a text: the server makes the form anew, everything else on the page stays.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".f-act");
    if (!button?.form) return;
    event.preventDefault();
    const data = new FormData(button.form);
    data.append(button.name, button.value);
    let html;
    try {
      const answer = await fetch(button.form.action, { method: "POST", body: data });
      html = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      html = null;
    }
    const made = html?.querySelector("[data-form]");
    if (!made) return button.form.requestSubmit(button);
    const open = new Set([...form().querySelectorAll("details[open][id]")].map((one) => one.id));
    const [what, path] = button.value.split(" ");
    form().replaceWith(made);
    for (const one of made.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = true;
    const list = document.getElementById(path.replaceAll("/", "-"));
    for (let up = list; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    const fresh = what === "them" && [...(list?.querySelectorAll(":scope > .f-item") ?? [])].at(-1);
    const next = fresh ? fresh.querySelector("input:not([type=hidden]), textarea, select") : list?.parentElement.querySelector(".f-preview") ?? list?.querySelector("button");
    next?.focus();
  });

  // A status that needs a reason or the day of before asks for it at once, below itself.
  document.addEventListener("change", (event) => {
    if (event.target.id !== "f-status") return;
    const asked = { cancelled: "f-reason", postponed: "f-reason", rescheduled: "f-previous_start" }[event.target.value];
    const field = asked && document.getElementById(asked)?.closest(".f-field");
    if (field?.closest("details.f-rare")) event.target.closest(".f-field").after(field);
  });

  // How a day is understood.
  document.addEventListener("change", async (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !("day" in input.dataset) || !form()?.dataset.days) return;
    const note = document.getElementById(`${input.id}-hieu`) ?? input.insertAdjacentElement("afterend", document.createElement("p"));
    note.id = `${input.id}-hieu`;
    note.className = "f-note";
    note.setAttribute("role", "status");
    const answer = await fetch(`${form().dataset.days}&chu=${encodeURIComponent(input.value)}`).catch(() => null);
    note.textContent = answer?.ok ? (await answer.json()).words : "";
  });

  // What was said of a value is not said of what is typed now.
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (input.getAttribute?.("aria-invalid") !== "true") return;
    input.removeAttribute("aria-invalid");
    document.getElementById(`${input.id || input.closest("fieldset")?.id}-loi`)?.classList.add("f-stale");
  });

  // Names by a few letters, accents or not (ARIA Authoring Practices, combobox with a list).
  const close = (input) => {
    document.getElementById(`${input.dataset.listed}`)?.remove();
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "false");
  };
  const offer = wait(async (input) => {
    if (!form()?.dataset.places || !input.value.trim()) return close(input);
    const day = document.getElementById("f-start")?.value ?? document.getElementById("f-date")?.value ?? "";
    const asked = new URLSearchParams({ chu: input.value, ngay: day, loai: input.dataset.offers });
    const answer = await fetch(`${form().dataset.places}&${asked}`).catch(() => null);
    if (!answer?.ok || document.activeElement !== input) return;
    const { offers } = await answer.json();
    close(input);
    if (!offers.length) return;
    const list = document.createElement("ul");
    list.id = input.dataset.listed = "f-noi";
    list.className = "f-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Tên tìm thấy");
    offers.forEach((one, number) => {
      const item = document.createElement("li");
      item.id = `f-noi-${number}`;
      item.setAttribute("role", "option");
      item.dataset.name = one.name;
      item.append(one.name, Object.assign(document.createElement("small"), { textContent: one.note }));
      list.append(item);
    });
    input.insertAdjacentElement("afterend", list);
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", list.id);
  }, 150);
  const take = (input, item) => {
    input.value = item.dataset.name;
    close(input);
  };
  document.addEventListener("focusin", (event) => {
    const input = event.target;
    if (input.dataset?.offers && form()?.dataset.places && ["communes", "districts", "places"].includes(input.dataset.offers)) {
      input.removeAttribute("list");
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-expanded", "false");
      input.setAttribute("aria-autocomplete", "list");
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.getAttribute?.("role") !== "combobox") return;
    document.getElementById(`${event.target.closest("fieldset")?.id}-hieu`)?.remove(); // said of what stood there before
    offer(event.target);
  });
  document.addEventListener("focusout", (event) => { if (event.target.getAttribute?.("role") === "combobox") setTimeout(() => close(event.target), 200); });
  document.addEventListener("mousedown", (event) => {
    const item = event.target.closest?.(".f-list li");
    if (item) { event.preventDefault(); take(item.parentElement.previousElementSibling, item); }
  });
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    const list = input.getAttribute?.("role") === "combobox" && document.getElementById(input.dataset.listed ?? "");
    if (!list) return;
    const items = [...list.children], at = items.findIndex((one) => one.ariaSelected === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = items[(at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + items.length) % items.length];
      items.forEach((one) => one.setAttribute("aria-selected", String(one === next)));
      input.setAttribute("aria-activedescendant", next.id);
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && at >= 0) take(input, items[at]);
    else if (event.key === "Escape") close(input);
    else return;
    event.preventDefault();
  });

  // A picture is seen before it is sent; the whole box takes what is dropped.
  document.addEventListener("change", (event) => {
    const input = event.target, box = input.closest?.(".f-drop");
    if (!box || input.type !== "file") return;
    box.querySelector("img")?.remove();
    const [file] = input.files;
    if (file) box.append(Object.assign(new Image(), { alt: "", src: URL.createObjectURL(file) }));
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const box = event.target.closest?.(".f-drop");
      if (!box) return;
      event.preventDefault();
      box.classList.toggle("over", kind === "dragover");
      if (kind !== "drop") return;
      const input = box.querySelector("input");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
})();
