// Offline after one visit: pages come from the network while there is one, files from the cache, renewed behind the scenes.
"use strict";

const CACHE = "mlatlas-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(event));
});

self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(Promise.all(event.data.keep.map(keep)));
});

async function page(request) {
  try {
    const answer = await fetch(request);
    await store(request.url, answer.clone());
    return answer;
  } catch (problem) {
    const kept = await caches.match(request, { ignoreSearch: true, cacheName: CACHE });
    if (kept) return kept;
    throw problem;
  }
}

async function file(event) {
  const kept = await caches.match(event.request, { cacheName: CACHE });
  const fresh = fetch(event.request).then(async (answer) => {
    await store(event.request.url, answer.clone());
    return answer;
  });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return kept;
}

async function keep(address) {
  if (!(await caches.match(address, { cacheName: CACHE }))) await store(address, await fetch(address));
}

async function store(address, answer) {
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  const cache = await caches.open(CACHE);
  await cache.put(address, answer);
}
