// Reads cases as JSON from the standard input and writes what the HTTP Observatory says about each. Nothing is asked over the network.
import { existsSync, writeFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

// The list of preloaded hosts is fetched on install; without it no host is on it.
const installed = join(process.cwd(), "node_modules", "@mdn", "mdn-http-observatory");
const preloaded = join(installed, "conf", "hsts-preload.json");
if (!existsSync(preloaded)) {
  writeFileSync(preloaded, "{}");
}

const source = pathToFileURL(join(installed, "src") + "/");
const load = (name) => import(new URL(name, source).href);
const { AxiosHeaders } = createRequire(source)("axios");
const { Requests } = await load("types.js");
const { Session } = await load("retriever/session.js");

const judges = {
  csp: (await load("analyzer/tests/csp.js")).contentSecurityPolicyTest,
  hsts: (await load("analyzer/tests/strict-transport-security.js")).strictTransportSecurityTest,
  sniffing: (await load("analyzer/tests/x-content-type-options.js")).xContentTypeOptionsTest,
  framing: (await load("analyzer/tests/x-frame-options.js")).xFrameOptionsTest,
  referrer: (await load("analyzer/tests/referrer-policy.js")).referrerPolicyTest,
  cookies: (await load("analyzer/tests/cookies.js")).cookiesTest,
  cors: (await load("analyzer/tests/cors.js")).crossOriginResourceSharingTest,
  redirection: (await load("analyzer/tests/redirection.js")).redirectionTest,
};

const page = "https://shop.example/";

function requestsOf(test) {
  const headers = new AxiosHeaders({ "content-type": "text/html" });
  for (const [name, value] of test.headers) {
    if (name.toLowerCase() === "set-cookie") {
      headers.set(name, [...(headers.get(name) ?? []), value]);
    } else {
      headers.set(name, value);
    }
  }

  const requests = new Requests("shop.example");
  const answer = () => ({ headers, request: { headers: new AxiosHeaders(test.origin ? { origin: test.origin } : {}) }, status: 200, statusText: "OK", verified: true, data: "", httpEquiv: new Map(), config: { headers: new AxiosHeaders() } });
  requests.responses.auto = answer();
  requests.responses.cors = answer();
  requests.responses.https = answer();
  requests.responses.http = test.redirects.length > 0 ? answer() : null;
  requests.responses.httpRedirects = test.redirects.map(({ url, status }) => ({ url: new URL(url), status }));
  requests.responses.httpsRedirects = [{ url: new URL(page), status: 200 }];
  requests.session = new Session(new URL(page));
  for (const [name, value] of test.headers) {
    if (name.toLowerCase() === "set-cookie") {
      requests.session.jar.setCookieSync(value, page, { ignoreError: true });
    }
  }

  return requests;
}

const results = (await json(process.stdin)).map((test) => {
  const { result, pass } = judges[test.axis](requestsOf(test));
  return { result, pass };
});
process.stdout.write(JSON.stringify(results));
