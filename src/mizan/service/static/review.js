// Keys of the review queue: each presses what bears it in `data-key`. The keys of an Arabic keyboard do as well.

const ARABIC = { ش: "a", ق: "r", ؤ: "c", ي: "d", س: "s", ع: "u", خ: "o", "؟": "?" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const key = ARABIC[event.key] ?? event.key.toLowerCase();
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  found.click();
  found.closest("details")?.querySelector("input:not([type=hidden]), select")?.focus();
});
