// Runs Python beside the page, so that the page never stands still.
import { loadPyodide } from "./python/pyodide.mjs";

const say = (status) => postMessage({ status });

async function start() {
  say("Loading Python …");
  const [python, library] = await Promise.all([
    loadPyodide({ indexURL: new URL("./python/", import.meta.url).href }),
    fetch(new URL("./python/library.zip", import.meta.url)).then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response.arrayBuffer();
    }),
  ]);
  say("Unpacking the library …");
  python.unpackArchive(library, "zip", { extractDir: "/library" });
  say("Starting the library …");
  python.runPython("import sys; sys.path.insert(0, '/library')");
  return python.pyimport("tools.pages.in_browser");
}

const started = start();
started.then(() => postMessage({ ready: true }), (error) => postMessage({ failed: String(error) }));

addEventListener("message", async ({ data: { id, question } }) => {
  try {
    const library = await started;
    postMessage({ id, ...JSON.parse(library.asked(JSON.stringify(question))) });
  } catch (error) {
    postMessage({ id, refused: `Something went wrong: ${String(error).trim().split("\n").pop()}` });
  }
});
