// Bundles the styles, scripts and icons of Cauce into ../wwwroot. Run by Assets.targets, or by hand: node build.mjs
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import * as esbuild from "esbuild";
import { PurgeCSS } from "purgecss";

const here = dirname(fileURLToPath(import.meta.url));
const app = resolve(here, "..");
const out = join(app, "wwwroot");
const modules = join(here, "node_modules");
const sources = pages();

rmSync(join(out, "chunks"), { recursive: true, force: true });
mkdirSync(out, { recursive: true });
checkTypes();
await scripts();
await styles();
icons();
cpSync(join(here, "static"), out, { recursive: true });
policy();
report();

/** Every file that can name a class or an icon: pages, code, controllers and the pattern page. */
function pages() {
  const skipped = new Set(["obj", "bin", "node_modules", "wwwroot"]);
  const walk = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? (skipped.has(entry.name) ? [] : walk(join(folder, entry.name))) : [join(folder, entry.name)]);
  return walk(app).filter((file) => /\.(razor|cs|ts)$/.test(file) || file.endsWith("components.html"));
}

function checkTypes() {
  execFileSync(process.execPath, [join(modules, "typescript/bin/tsc"), "--noEmit", "-p", here], { stdio: "inherit" });
}

async function scripts() {
  const common = { bundle: true, minify: true, format: "esm", target: "es2022", outdir: out, legalComments: "none", logLevel: "warning" };
  await esbuild.build({ ...common, entryPoints: [join(here, "ts/console.ts")], splitting: true, chunkNames: "chunks/[name]-[hash]" });
  await esbuild.build({ ...common, entryPoints: [join(here, "ts/portal.ts"), join(here, "ts/embedded.ts")] });
  // Runs in the pages of others: nothing of it is left behind in their names.
  await esbuild.build({ ...common, format: "iife", entryPoints: [join(here, "ts/embed.ts")] });
}

async function styles() {
  const tabler = await purgedTabler();
  await esbuild.build({
    entryPoints: [join(here, "css/console.css"), join(here, "css/portal.css")],
    bundle: true, minify: true, outdir: out, legalComments: "none", logLevel: "warning",
    target: ["chrome105", "firefox110", "safari15.6"],
    external: ["*.svg"],
    plugins: [{
      name: "cauce-styles",
      setup(build) {
        build.onResolve({ filter: /^tabler$/ }, () => ({ path: "tabler", namespace: "purged" }));
        build.onLoad({ filter: /.*/, namespace: "purged" }, () => ({ contents: tabler, loader: "css" }));
        build.onLoad({ filter: /tokens\.css$/ }, ({ path }) => ({ contents: expandThemes(readFileSync(path, "utf8")), loader: "css" }));
      },
    }],
  });
}

/**
 * Tabler without the rules that no page names (class names in C# strings count), and without those for names that
 * our own styles define: what Cauce names, Cauce alone draws. Tabler's scripts are not used.
 */
async function purgedTabler() {
  const [result] = await new PurgeCSS().purge({
    css: [{ raw: readFileSync(join(modules, "@tabler/core/dist/css/tabler.css"), "utf8") }],
    content: sources.map((file) => ({ raw: readFileSync(file, "utf8"), extension: "html" })),
    defaultExtractor: (text) => text.match(/[A-Za-z][\w-]*/g) ?? [],
    safelist: { standard: ["data-bs-theme"] },
    blocklist: ownClasses(),
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  return result.css.replace(/\/\*#[^]*?\*\//g, "");
}

function ownClasses() {
  const css = readdirSync(join(here, "css")).map((file) => readFileSync(join(here, "css", file), "utf8").replace(/\/\*[^]*?\*\/|"[^"]*"|url\([^)]*\)/g, "")).join("\n");
  return [...new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map((match) => match[1]))];
}

/**
 * Turns `--x: light-dark(a, b);` into one block per theme, so that the table of tokens is written once
 * and browsers older than light-dark() still get colours. `auto` follows the system.
 */
function expandThemes(css) {
  const dark = [];
  const light = css.replace(/(--[\w-]+):\s*light-dark\(((?:[^()]|\([^()]*\))*?),\s*((?:[^(),]|\([^()]*\))*)\);/g, (_, name, day, night) => {
    dark.push(`${name}:${night};`);
    return `${name}:${day};`;
  });
  const rules = `color-scheme:dark;${dark.join("")}`;
  return `${light}
html[data-bs-theme=dark]{${rules}}
@media (prefers-color-scheme:dark){html[data-bs-theme=auto],html:not([data-bs-theme]){${rules}}}
@media print{html[data-bs-theme]{color-scheme:light;${[...css.matchAll(/(--[\w-]+):\s*light-dark\(((?:[^()]|\([^()]*\))*?),/g)].map(([, n, d]) => `${n}:${d};`).join("")}}}`;
}

/** One sprite: the brand, the names listed in icons.txt (for names made in code) and those that pages write out. */
function icons() {
  const listed = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map((line) => line.replace(/#.*/, "").trim()).filter(Boolean);
  const written = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/icons\.svg[^#\s]{0,4}#([a-z][a-z0-9-]*)|<Icon\s+Name="([a-z][a-z0-9-]*)"/g)].map((m) => m[1] ?? m[2]));
  const names = [...new Set([...listed, ...written])].filter((name) => name !== "brand").sort();
  const symbols = names.map((name) => {
    const filled = name.endsWith("-filled");
    const file = join(modules, "@tabler/icons/icons", filled ? "filled" : "outline", `${name.replace(/-filled$/, "")}.svg`);
    if (!existsSync(file)) throw new Error(`No Tabler icon is called "${name}".`);
    const paths = readFileSync(file, "utf8").replace(/<!--[^]*?-->/g, "").replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, "")
      .replace(/<path stroke="none"[^>]*\/>/g, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 24 24"${filled ? ' fill="currentColor" stroke="none"' : ""}>${paths}</symbol>`;
  });
  const brand = readFileSync(join(here, "static/favicon.svg"), "utf8").replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
  symbols.unshift(`<symbol id="brand" viewBox="0 0 32 32">${brand}</symbol>`);
  writeFileSync(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

/**
 * The hash of the one <style> that Turbo's progress bar injects, for `style-src`. The text is built by
 * Turbo's own code, cut from its bundle: if an update changes it, the hash follows.
 */
function policy() {
  const turbo = readFileSync(join(modules, "@hotwired/turbo/dist/turbo.es2017-esm.js"), "utf8");
  const cut = (pattern) => turbo.match(pattern)?.[0] ?? fail(`Turbo changed: ${pattern} is not in it.`);
  const code = [cut(/^function unindent[^]*?^}/m), cut(/^function interpolate[^]*?^}/m), cut(/^class ProgressBar \{[^]*?^}/m)].join("\n");
  const css = new Function(`${code}; return ProgressBar.defaultCSS;`)();
  const hash = `sha256-${createHash("sha256").update(css).digest("base64")}`;
  writeFileSync(join(out, "csp.json"), `${JSON.stringify({ turboStyle: hash })}\n`);
}

function report() {
  for (const name of ["console.css", "console.js", "portal.css", "portal.js", "icons.svg"]) {
    const file = readFileSync(join(out, name));
    const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
    console.log(`${relative(app, join(out, name)).split(sep).join("/")}: ${kilobytes(file.length)}, ${kilobytes(brotliCompressSync(file).length)} compressed`);
  }
}

function fail(message) {
  throw new Error(message);
}
