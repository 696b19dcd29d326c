// The page of an upload, brought up to date each time that the desk tells of something new.

const shown = () => document.getElementById("upload");
const events = new EventSource(shown().dataset.events);

events.addEventListener("upload", async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const now = page.getElementById("upload");
  document.title = page.title;
  shown().replaceWith(now);
  if (["done", "failed"].includes(now.dataset.state)) events.close();
});
