// Asks the library in the worker, and shows what it answers. Nothing is sent anywhere.
const place = document.getElementById("playground");
const status = document.getElementById("playground-status");
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const waiting = new Map();
let last = 0;

const ask = (...question) => new Promise((resolve) => {
  waiting.set(++last, resolve);
  worker.postMessage({ id: last, question });
});

worker.addEventListener("error", () => {
  status.textContent = location.protocol === "file:"
    ? "A browser runs Python only in pages that come from a web server, not from a file."
    : "Python could not be started in this browser.";
});
worker.addEventListener("message", ({ data }) => {
  if (data.status) status.textContent = data.status;
  if (data.failed) status.textContent = `Python could not be started in this browser: ${data.failed}`;
  if (data.ready) {
    status.textContent = "Ready.";
    for (const button of place.querySelectorAll("button")) button.disabled = false;
    if (location.hash.length > 1) place.querySelector("form").requestSubmit();
  }
  if (data.id) {
    waiting.get(data.id)(data);
    waiting.delete(data.id);
  }
});

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

// A form, where its answer goes, and what is asked: ["authority", code, day].
const connect = (form, question, diary, file) => {
  const answer = form.nextElementSibling;
  for (const field of form.querySelectorAll('input[type="date"]')) field.value ||= today();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.values(Object.fromEntries(new FormData(form)));
    const button = form.querySelector("button");
    button.disabled = true;
    status.textContent = "Working it out …";
    const shown = await ask(question, ...fields);
    answer.replaceChildren();
    if (shown.refused) {
      const told = document.createElement("p");
      told.className = "refused";
      told.textContent = shown.refused;
      answer.append(told);
    } else {
      answer.innerHTML = shown.answer;  // made by the library, every text in it escaped
    }
    status.textContent = shown.refused ? "There is no answer to this." : "Answered.";
    answer.hidden = false;
    answer.focus();
    button.disabled = false;
    const headline = answer.querySelector(".answer");
    const kept = headline ? await ask(diary, ...fields) : {};
    if (kept.answer) headline.after(download(kept.answer, file(fields)));
  });
};

const download = (text, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = `${name}.ics`;
  link.className = "button";
  link.textContent = "Download the diary (.ics)";
  return link;
};

const [authority, deadline] = place.querySelectorAll("form");
const asked = new URLSearchParams(location.hash.slice(1));
for (const [name, value] of asked) if (authority.elements[name]) authority.elements[name].value = value;

connect(authority, "authority", "diary", ([code, day]) => `ofsted-${code}-${day}`);
connect(deadline, "deadline", "deadline-diary", ([duty, day]) => `${duty}-${day}`);
