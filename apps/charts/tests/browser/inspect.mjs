// Opens a page in a real browser and prints, as JSON, what tests ask about it. Usage: node inspect.mjs PAGE.html
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not in this folder
      }
    }
  }
  console.error("No browser: the tests of pages need Chromium (Debian: apt-get install chromium), on the PATH or named by CHROMIUM.");
  process.exit(3);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const url = pathToFileURL(process.argv[2]).href;
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
const found = { requests: [], errors: [], dialogs: 0 };

async function open(width, height, options = {}) {
  const page = await browser.newPage({ viewport: { width, height }, ...options });
  page.on("request", (request) => {
    if (request.url() !== url) found.requests.push(request.url());
  });
  page.on("pageerror", (error) => found.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") found.errors.push(message.text());
  });
  page.on("dialog", (dialog) => {
    found.dialogs++;
    void dialog.dismiss();
  });
  await page.goto(url);
  return page;
}

const desktop = await open(1100, 900);
Object.assign(
  found,
  await desktop.evaluate(() => ({
    lang: document.documentElement.lang,
    heading: document.querySelector("h1").textContent,
    headingMarkup: document.querySelector("h1").innerHTML,
    figures: document.querySelectorAll("figure.chart").length,
    drawn: document.querySelectorAll("figure.chart .plot > svg").length,
    openTables: document.querySelectorAll("figure.chart details[open]").length,
    titled: [...document.querySelectorAll("figure.chart")].every(
      (figure) =>
        figure.querySelector("figcaption strong").textContent &&
        figure.querySelector(".unit").textContent &&
        figure.querySelector(".source").textContent &&
        figure.querySelector("details table"),
    ),
    text: document.body.innerText,
    tables: Object.fromEntries(
      [...document.querySelectorAll("table")].map((table) => [
        table.id,
        [...table.tBodies[0].rows].map((row) =>
          [...row.cells].map((cell) => (cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value))),
        ),
      ]),
    ),
  })),
);

// With every table behind a chart open: what is closed is not checked.
await desktop.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
await desktop.evaluate(axe);
found.axe = await desktop.evaluate(async () =>
  (await globalThis.axe.run()).violations.map((one) => ({
    id: one.id,
    impact: one.impact,
    where: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
  })),
);
await desktop.close();

const phone = await open(360, 740);
found.phoneWidth = await phone.evaluate(() => document.documentElement.scrollWidth);
found.phoneWide = await phone.evaluate(() =>
  [...document.querySelectorAll("figure.chart svg")].filter((svg) => svg.getBoundingClientRect().right > 361).length,
);
await phone.close();

const plain = await open(1100, 900, { javaScriptEnabled: false });
found.tablesWithoutScript = await plain.locator("figure.chart details[open] table").count();
await plain.close();

// Paper: a link at the head and at the foot of each chart says, in the PDF, on which page they came out.
found.paper = {};
for (const format of ["A4", "Letter"]) {
  const page = await open(1100, 900);
  await page.evaluate(() => {
    for (const figure of document.querySelectorAll("figure.chart")) {
      figure.style.position = "relative";
      for (const end of ["head", "foot"]) {
        const mark = document.createElement("a");
        mark.href = `https://mark.invalid/${figure.id}/${end}`;
        mark.textContent = ".";
        mark.style = `position:absolute;left:0;width:6px;height:6px;overflow:hidden;opacity:0.01;${end === "head" ? "top:0" : "bottom:0"}`;
        figure.append(mark);
      }
    }
  });
  const pdf = (await page.pdf({ format })).toString("latin1");
  found.paper[format] = { charts: pagesOf(pdf), pages: (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length };
  // The width of the sheet's text: nothing may stick out of it.
  await page.setViewportSize({ width: format === "A4" ? 672 : 694, height: 900 });
  await page.emulateMedia({ media: "print" });
  found.paper[format].wide = await page.evaluate(() =>
    [...document.querySelectorAll("table, figure.chart svg")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.id || one.closest("figure").id),
  );
  await page.close();
}

function pagesOf(pdf) {
  const objects = new Map([...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, number, body]) => [number, body]));
  const charts = {};
  let place = 0;
  for (const body of objects.values()) {
    if (!/\/Type\s*\/Page[^s]/.test(body)) continue;
    place++;
    const annotations = (/\/Annots\s*(\[[\s\S]*?\])/.exec(body)?.[1] ?? "").replace(/(\d+) 0 R/g, (_, number) => objects.get(number) ?? "");
    const all = annotations + body;
    for (const [, id, end] of all.matchAll(/mark\.invalid\/([^/)]+)\/(head|foot)/g)) (charts[id] ??= {})[end] = place;
  }
  return charts;
}

await browser.close();
process.stdout.write(JSON.stringify(found));
