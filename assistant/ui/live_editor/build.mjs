// Builds assets/NAME-HASH.js and assets/LICENSES.txt from src/: `npm ci --ignore-scripts && node build.mjs [FOLDER]`.
// The hash is in the name because Streamlit serves assets without one, and browsers keep them.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const target = process.argv[2] ?? join(here, "assets");

const packages = new Set();
const files = new Map();
const components = ["editor", "panel", "decisions"];
for (const name of components) {
  const built = await build({
    absWorkingDir: here,
    entryPoints: [`src/${name}.js`],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    metafile: true,
    treeShaking: true,
    write: false,
  });
  const code = built.outputFiles[0].contents;
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
  files.set(`${name}-${hash}.js`, code);
  for (const path of Object.keys(built.metafile.inputs)) {
    const found = path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/);
    if (found) packages.add(found[1]);
  }
}

// Every package that stands in the bundle, with its licence.
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});

mkdirSync(target, { recursive: true });
for (const old of readdirSync(target)) if (components.some((name) => old.startsWith(`${name}-`))) rmSync(join(target, old));
for (const [name, code] of files) writeFileSync(join(target, name), code);
writeFileSync(join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
for (const [name, code] of files) console.log(name, code.length);
