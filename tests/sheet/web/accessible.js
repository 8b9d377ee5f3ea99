// SPDX-License-Identifier: MIT
// node accessible.js CHROMIUM PAGE…: opens each page as people do and asks axe-core for barriers. At twice the size the
// page itself must not need to be moved sideways (WCAG 1.4.10); tables of talk may, in their own frame.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
let found = 0;

const complain = (page, words) => {
  found += 1;
  console.log(`${page}: ${words}`);
};

for (const file of pages) {
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) complain(file, `asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  for (const violation of violations)
    complain(file, `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(" ")).join(", ")})`);
  // 1280 pixels at 200 % are as wide as 640.
  await page.setViewportSize({ width: 640, height: 450 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 1) complain(file, `is ${sideways} pixels too wide at 200 %`);
  await page.close();
}
await browser.close();
console.log(`${pages.length} pages, ${found} barriers`);
process.exit(found > 0 ? 1 : 0);
