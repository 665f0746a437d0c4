/* global document, window */
// The form works without this. It adds: spaces in the card number, test cards without a reload, no second submit.
const field = (id) => document.getElementById(id);

const group = (digits) => {
  const sizes = /^3[47]/.test(digits) ? [4, 6, 5] : [4, 4, 4, 4, 3];
  let rest = digits;
  const groups = [];
  for (const size of sizes) {
    if (rest === "") break;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return groups.join(" ");
};

/** Keeps the caret behind the same digit while separators come and go. */
const reformat = (input, format) => {
  const caret = input.selectionStart ?? input.value.length;
  const digitsBefore = input.value.slice(0, caret).replace(/\D/g, "").length;
  input.value = format(input.value.replace(/\D/g, ""));
  let position = 0;
  for (let seen = 0; position < input.value.length && seen < digitsBefore; position += 1) {
    if (/\d/.test(input.value[position])) seen += 1;
  }
  input.setSelectionRange(position, position);
};

field("number")?.addEventListener("input", (event) => reformat(event.target, (digits) => group(digits.slice(0, 19))));

field("expiry")?.addEventListener("input", (event) => {
  if (event.inputType?.startsWith("delete")) return;
  reformat(event.target, (digits) => {
    const four = (/^[2-9]/.test(digits) ? `0${digits}` : digits).slice(0, 4);
    return four.length < 2 ? four : `${four.slice(0, 2)} / ${four.slice(2)}`;
  });
  if (/^\d\d \/ $/.test(event.target.value)) event.target.setSelectionRange(5, 5);
});

for (const link of document.querySelectorAll("a[data-fill]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const choice = field(`method-${link.dataset.method}`);
    if (choice) choice.checked = true;
    for (const [name, value] of Object.entries(JSON.parse(link.dataset.fill))) {
      const isName = name === "name" || name === "holder";
      if (!isName || field(name).value === "") field(name).value = value;
    }
    const next = field("email").value === "" ? field("email") : document.querySelector("button[type=submit]");
    next.focus();
    next.scrollIntoView({ block: "center" });
  });
}

const form = document.querySelector("form[data-once]");
form?.addEventListener("submit", (event) => {
  const button = form.querySelector("button[type=submit]");
  if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
  button.setAttribute("aria-busy", "true");
});
// A page restored by "back" is the page as it was left.
window.addEventListener("pageshow", () => form?.querySelector("button[type=submit]").removeAttribute("aria-busy"));
