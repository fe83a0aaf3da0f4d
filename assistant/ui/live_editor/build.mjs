// Builds assets/editor-HASH.js and assets/LICENSES.txt from src/: `npm ci --ignore-scripts && node build.mjs [FOLDER]`.
// The hash is in the name because Streamlit serves assets without one, and browsers keep them.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const target = process.argv[2] ?? join(here, "assets");

const built = await build({
  absWorkingDir: here,
  entryPoints: ["src/editor.js"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  write: false,
});
const code = built.outputFiles[0].contents;
const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);

// Every package that stands in the bundle, with its licence.
const packages = new Set(
  Object.keys(built.metafile.inputs)
    .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
    .filter(Boolean),
);
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});

mkdirSync(target, { recursive: true });
for (const old of readdirSync(target)) if (/^editor-.*\.js$/.test(old)) rmSync(join(target, old));
writeFileSync(join(target, `editor-${hash}.js`), code);
writeFileSync(join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
console.log(`editor-${hash}.js ${code.length}`);
