// Every test of the HTTP Observatory against localhost: node observatory.mjs FOLDER-WITH-NODE_MODULES HTTP-PORT HTTPS-PORT
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, httpPort, httpsPort] = process.argv.slice(2);
const base = new URL("node_modules/@mdn/mdn-http-observatory/", pathToFileURL(`${folder}/`));

// The list of preloaded hosts comes with an install script, which nobody needs to run: localhost is not on it.
const list = new URL("conf/hsts-preload.json", base);
if (!existsSync(list)) {
  mkdirSync(new URL("conf/", base), { recursive: true });
  writeFileSync(list, "{}");
}

const { retrieve } = await import(new URL("src/retriever/retriever.js", base).href);
const { ALL_TESTS } = await import(new URL("src/constants.js", base).href);
const site = await retrieve("localhost", { httpPort, httpsPort });
if (!site.responses.auto) throw new Error("the site seems to be down");
console.log(ALL_TESTS.map((test) => `${test.name}: ${test(site).result}`).join("\n"));
