// Files dropped on the form are chosen in its field; what is chosen is listed with its size.

const drop = document.querySelector(".drop");
const field = drop.querySelector("input");
const list = document.querySelector(".picked-files");
const sizes = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", style: "unit", unit: "byte", unitDisplay: "narrow" });

const tell = () => list.replaceChildren(...Array.from(field.files, (file) => {
  const item = document.createElement("li");
  item.textContent = `${file.name} · ${sizes.format(file.size)}`;
  return item;
}));

drop.classList.add("ready");
field.addEventListener("change", tell);
for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  field.files = event.dataTransfer.files;
  tell();
});
