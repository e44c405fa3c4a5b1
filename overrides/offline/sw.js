/* Keeps the whole guide in the browser, so that after one visit no network is needed.
   offline/service_worker.py fills in the files; this script changes whenever one of them does.

   A file is kept under its address and its hash. A newer worker therefore fetches only what has changed, what a broken
   connection left undone is taken up the next time, and the copy in use stays whole until the new one is. */
"use strict";

const FILES = {{ files }};
const ASKED = {{ asked }};
const VERSIONS = {{ versions }};
const scope = new URL(self.registration.scope);
const COPY = `guide ${scope.href}`;

const kept = (path) => new URL(`${encodeURI(path)}?${FILES[path]}`, scope).href;

/** Returns the file meant by an address in the scope, as a host without “.html” and a folder have it too. */
function listed(url) {
  const path = decodeURI(url.pathname.slice(scope.pathname.length));
  return [path, `${path}index.html`, `${path}.html`].find((name) => Object.hasOwn(FILES, name));
}

/** Stores one file; fails if it cannot be had, or is not the one that belongs to this version (a half-copied site, a
    login page of the network). A response that was redirected could not answer a navigation, so a plain one is made. */
async function keep(cache, path) {
  if (await cache.match(kept(path))) return;
  const response = await fetch(new URL(encodeURI(path), scope), { cache: "no-cache", integrity: FILES[path] });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  await cache.put(kept(path), new Response(await response.blob(), { headers }));
}

async function keepAll() {
  const cache = await caches.open(COPY);
  await Promise.all(Object.keys(FILES).map((path) => keep(cache, path)));
  await self.skipWaiting(); // corrected advice is not held back until the last window closes
}

async function dropOld() {
  const cache = await caches.open(COPY);
  const current = new Set(Object.keys(FILES).map(kept));
  const old = (await cache.keys()).filter((request) => !current.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
  await self.clients.claim();
}

async function answer(path, request) {
  const cache = await caches.open(COPY);
  return (await cache.match(kept(path))) ?? fetch(request); // a browser short of room may have dropped it
}

/** Asks the network alone: what the browser itself remembers could be old, too. */
const today = (request) => fetch(request, { cache: "no-store" });

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("message", ({ data, ports }) => data === "versions" && ports[0].postMessage(VERSIONS));
self.addEventListener("activate", (event) => event.waitUntil(dropOld()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(scope.href)) return;
  const path = listed(url);
  if (path !== undefined) event.respondWith(answer(path, request));
  else if (ASKED.some((name) => url.pathname === scope.pathname + name)) event.respondWith(today(request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => Response.redirect(scope)));
});
