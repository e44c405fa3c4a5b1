/* A Worker for pages opened from a folder: browsers refuse real workers there, and Material's search needs one.
   It runs the worker's script in a hidden frame. The name of this file keeps Material's offline plugin from
   linking a copy on unpkg.com, and the search script finds its word lists through `parent.IFrameWorker`. */
(() => {
  "use strict";

  class IFrameWorker extends EventTarget {
    onmessage = null;

    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      // Some browsers (Firefox 140) put a second empty page into the frame a moment later: its load is waited for.
      const loaded = new Promise((resolve) => this.frame.addEventListener("load", resolve, { once: true }));
      document.body.append(this.frame);
      this.ready = loaded.then(() => {
        const inside = this.frame.contentWindow;
        inside.importScripts = (...urls) => this.#runAll(urls);
        inside.postMessage = (data) => this.#answer(data);
        return this.#run(url);
      });
    }

    postMessage(data) {
      const copy = structuredClone(data);
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: copy })));
    }

    terminate() {
      this.frame.remove();
    }

    #answer(data) {
      const message = new MessageEvent("message", { data: structuredClone(data) });
      this.dispatchEvent(message);
      this.onmessage?.(message);
    }

    #run(url) {
      return new Promise((resolve, reject) => {
        const script = this.frame.contentDocument.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = () => reject(new Error(`cannot run ${url}`));
        this.frame.contentDocument.body.append(script);
      });
    }

    async #runAll(urls) {
      for (const url of urls) await this.#run(url);
    }
  }

  if (location.protocol === "file:") window.IFrameWorker = window.Worker = IFrameWorker;
})();
