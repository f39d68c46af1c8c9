// ---- Within reach: who reads deep in a page and scrolls up a little has the search at the corner of the screen

const TURN = 40; // pixels upwards by hand that show it

const opener = document.getElementById("search-open");
if (opener) {
  // Another one, so that nothing in the header moves.
  const again = Object.assign(opener.cloneNode(true), { hidden: true });
  again.removeAttribute("id");
  again.classList.add("near");
  again.addEventListener("click", (event) => { event.preventDefault(); opener.click(); });
  opener.after(again);
  let last = scrollY, turned = scrollY, byHand = false;
  const near = (is) => { again.hidden = !is || scrollY < opener.closest("header").offsetHeight; };
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { byHand = true; }, { passive: true });
  // What a key or a link scrolls to must not lie under it.
  for (const kind of ["keydown", "click"]) addEventListener(kind, () => { byHand = false; near(false); });
  addEventListener("scroll", () => {
    if (scrollY > last) turned = scrollY;
    last = scrollY;
    near(byHand && turned - scrollY > TURN);
  }, { passive: true });
}
