// Opens the pages that tests/page.rs made, as a reader would: with a mouse, with keys, on a phone, in the dark, on paper.
// Exit status 77: there is nothing here to open them with.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { contrast } from "./contrast.mjs";

const folder = path.resolve(process.argv[2]);
const program = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((at) => at && existsSync(at));
const library = await import("playwright-core").catch(() => null);
if (!program || !library) {
  console.log(program ? "playwright-core is not installed (npm ci --prefix tests/page)" : "there is no Chromium");
  process.exit(77);
}

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await library.chromium.launch({ executablePath: program, headless: true, args: quiet });
const complaints = [];

async function open(name, { width = 1280, height = 900, scheme = "light", hash = "" } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(`${name}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
  page.on("request", (request) => !/^(file|data):/.test(request.url()) && complaints.push(`${name} fetches ${request.url()}`));
  await page.goto(pathToFileURL(path.join(folder, `${name}.html`)).href + hash);
  return page;
}

const visible = (page, selector) => page.$$eval(selector, (nodes) => nodes.filter((node) => !node.closest("[hidden]")).length);
const tally = (page) => page.textContent("#tally");
const ids = (page) => page.$$eval("#items .f", (nodes) => nodes.filter((node) => !node.closest("[hidden]")).map((node) => node.id));

const checks = {
  async "filters leave what they say, and counts follow"() {
    const page = await open("five");
    assert.match(await tally(page), /^6 findings/);
    await page.check("fieldset[data-f=s] input[value=error]");
    assert.equal(await visible(page, "#items .f"), 3);
    assert.match(await tally(page), /^3 of 6 findings/);
    const count = (value) => page.textContent(`fieldset[data-f=c] label:has(input[value=${value}]) output`);
    assert.deepEqual([await count("MQ102"), await count("MQ101")], ["1", "0"]);
    await page.check("fieldset[data-f=c] input[value=MQ201]");
    assert.equal(await visible(page, "#items .f"), 1);
    assert.equal(await visible(page, "#items > article"), 1);
    await page.click("button[type=reset]");
    assert.equal(await visible(page, "#items .f"), 6);
    await page.close();
  },
  async "a speaker and a source can be chosen"() {
    const page = await open("five");
    await page.selectOption("#speaker", { label: await page.$eval("#speaker", (select) => [...select.options].find((one) => one.text.includes("Feld")).text) });
    assert.equal(await visible(page, "#items .f"), 1);
    assert.equal(await visible(page, "#items > article.agree"), 1);
    await page.selectOption("#speaker", "");
    await page.selectOption("#source", { label: await page.$eval("#source", (select) => [...select.options].find((one) => one.text.includes("minutes")).text) });
    assert.equal(await visible(page, "#items > article"), 1);
    await page.close();
  },
  async "the search finds words, names and paths, whatever their accents"() {
    const page = await open("five");
    for (const [words, articles] of [["optimism", 1], ["ODUYA radio", 1], ["lindo", 5], ["courier.txt", 4], ["zebra", 0]]) {
      await page.fill("#search", words);
      assert.equal(await visible(page, "#items > article"), articles, words);
      assert.equal(await page.isVisible("#empty"), articles === 0, words);
    }
    await page.click("#clear");
    assert.equal(await visible(page, "#items > article"), 5);
    await page.close();
  },
  async "sorting by place follows the sources, and back"() {
    const page = await open("five");
    const before = await ids(page);
    const loudness = await page.$$eval("#items .f", (nodes) => nodes.map((node) => node.classList[1]));
    assert.equal(loudness[0], "error");
    await page.selectOption("#sort", "p");
    const places = await page.$$eval("#items > article", (nodes) => nodes.map((node) => +node.dataset.n));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    await page.selectOption("#sort", "s");
    assert.deepEqual(await ids(page), before);
    await page.close();
  },
  async "a link lands on its finding, also far down and behind a filter"() {
    const first = await open("two-thousand");
    const all = await ids(first);
    await first.close();
    const id = all[Math.floor(all.length * 0.7)];
    const page = await open("two-thousand", { hash: `#${id}` });
    const landed = async () => {
      await page.waitForFunction((id) => { const top = document.getElementById(id).getBoundingClientRect().top; return top > -8 && top < innerHeight / 2; }, id, { timeout: 5000 });
      assert.equal(await page.evaluate(() => document.activeElement.id), id);
    };
    await landed();
    await page.fill("#search", "zebra");
    await page.evaluate(() => { location.hash = ""; });
    await page.evaluate((id) => { location.hash = id; }, id);
    await landed();
    await page.close();
  },
  async "a cell of the table leads to what it stands for"() {
    const page = await open("five");
    const cells = await page.$$eval(".mx td a", (nodes) => nodes.map((node) => node.getAttribute("href")));
    assert.ok(cells.length > 10 && cells.some((href) => href.startsWith("#MQ101-")));
    for (const href of cells) assert.ok(await page.$(`[id="${href.slice(1)}"]`), href);
    await page.click(".mx td a.d >> nth=0");
    assert.match(await page.evaluate(() => document.activeElement.id), /^MQ/);
    await page.close();
  },
  async "the name of a check tells what it means"() {
    const page = await open("five");
    await page.click(".f .name >> nth=0");
    assert.ok(await page.$eval(".f .why", (node) => node.isConnected));
    await page.click(".f .name >> nth=0");
    assert.equal(await page.$(".f .why"), null);
    await page.close();
  },
  async "everything is done by keyboard"() {
    const page = await open("five");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("j");
    const all = await ids(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), all[0]);
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    assert.equal(await page.evaluate(() => document.activeElement.id), all[0]);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.keyboard.type("jk/");
    assert.equal(await page.inputValue("#search"), "jk/");
    await page.keyboard.press("Escape");
    assert.equal(await page.inputValue("#search"), "");
    await page.keyboard.press("Control+j");
    // Tab goes on and never comes to rest: no trap. Order on the page is order in the page.
    const order = [];
    for (let at = 0; at < 80; at += 1) {
      await page.keyboard.press("Tab");
      order.push(await page.evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement)));
    }
    const inside = order.slice(0, order.findIndex((at, n) => n > 0 && at < order[n - 1]) >>> 0);
    assert.ok(inside.length > 20, "Tab goes down the page");
    assert.ok(new Set(order).size > 40, "Tab comes to rest nowhere");
    await page.close();
  },
  async "differences are told in words and drawn by more than colour"() {
    const page = await open("five");
    const told = await page.$$eval("ins", (nodes) => nodes.map((node) => node.textContent));
    assert.ok(told.includes("[instead of “optimism.”: confidence.]"), told.join("\n"));
    const lines = await page.$$eval("ins, del", (nodes) => nodes.map((node) => getComputedStyle(node).textDecorationLine));
    assert.ok(lines.every((line) => line.includes("underline")));
    assert.ok((await page.$$eval(".mx td a", (nodes) => nodes.every((node) => node.textContent.length > 2))), "cells have words");
    await page.close();
  },
  async "all text has a contrast of 4.5, light, dark and on a phone"() {
    for (const scheme of ["light", "dark"]) {
      for (const [name, width] of [["five", 1280], ["five", 380], ["forty", 1280]]) {
        const page = await open(name, { width, scheme });
        const poor = await page.evaluate(contrast);
        assert.deepEqual(poor, [], `${name} ${width} ${scheme}`);
        await page.close();
      }
    }
  },
  async "nothing is wider than the screen"() {
    for (const name of ["five", "forty", "none", "hostile", "two-thousand"]) {
      for (const width of [380, 760, 1000, 1280]) {
        const page = await open(name, { width });
        const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= screen, `${name} at ${width}: ${wide}`);
        await page.close();
      }
    }
  },
  async "a hostile source stays text"() {
    const page = await open("hostile");
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.harm), undefined);
    assert.equal(await page.$$eval("body script", (nodes) => nodes.length), 1);
    assert.equal(await page.$$eval("body img, [onload], [onerror], [onmouseover], [onfocus]", (nodes) => nodes.length), 0);
    const text = await page.textContent("blockquote");
    assert.ok(text.includes("<script>window.harm=1</script>") && text.includes("{{ 7*7 }}") && text.includes("&lt;b&gt;") && text.includes("pay[U+202E]ton"), text);
    const policy = await page.getAttribute("meta[http-equiv]", "content");
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
    await page.close();
  },
  async "paper has everything open and no filters"() {
    const page = await open("five");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.isVisible(".rail"), false);
    assert.equal(await page.$$eval("details:not([open])", (nodes) => nodes.length), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.ok(await page.$$eval("details:not([open])", (nodes) => nodes.length));
    const paper = await page.pdf({ format: "A4" });
    assert.ok(paper.length > 10_000);
    await page.close();
  },
  async "no finding is a page too"() {
    const page = await open("none");
    assert.equal(await page.textContent("h1"), "Every shared quotation agrees");
    assert.equal(await page.isVisible("#empty"), false);
    await page.close();
  },
  async "two thousand findings stay smooth"() {
    for (const name of ["two-thousand", "wide"]) {
      const size = statSync(path.join(folder, `${name}.html`)).size;
      assert.ok(size < 7_000_000, `${name}: ${size} bytes`);
      const began = Date.now();
      const page = await open(name);
      const opened = Date.now() - began;
      const times = await page.evaluate(() => {
        const timed = (act) => { const began = performance.now(); act(); document.body.getBoundingClientRect(); return Math.round(performance.now() - began); };
        const search = document.querySelector("#search"), box = document.querySelector("fieldset input"), sort = document.querySelector("#sort");
        const type = (text) => { search.value = text; search.dispatchEvent(new Event("input", { bubbles: true })); };
        return {
          first: timed(() => type("ferry")), again: timed(() => type("ferry lumme")), cleared: timed(() => type("")),
          filter: timed(() => box.click()), sort: timed(() => { sort.value = "p"; sort.dispatchEvent(new Event("change", { bubbles: true })); }),
        };
      });
      console.log(`${name}: ${size} bytes, open ${opened} ms, ${JSON.stringify(times)}`);
      // Generous: a busy machine must not fail it, a quadratic script must.
      assert.ok(opened < 8000, `opened in ${opened} ms`);
      for (const [what, time] of Object.entries(times)) assert.ok(time < 1500, `${what}: ${time} ms`);
      await page.close();
    }
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.message}`);
  }
}
if (complaints.length) {
  failed += 1;
  console.log(`FAILED  the console stays silent\n${complaints.join("\n")}`);
}
await browser.close();
process.exit(failed ? 1 : 0);
