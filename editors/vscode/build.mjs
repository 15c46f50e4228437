// Makes what the packaged extension holds: one file of JavaScript, and copies of what lies in the root.
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("../../", import.meta.url);
for (const name of ["schemas", "LICENSE"]) {
  const copy = new URL(name, import.meta.url);
  rmSync(copy, { recursive: true, force: true });
  cpSync(new URL(name, root), copy, { recursive: true });
}
const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  legalComments: "none", // whole licences follow
  metafile: true,
});

const inside = Object.keys(metafile.inputs).map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
const licences = [...new Set(inside.filter(Boolean))].sort().map((folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) {
    throw new Error(`${folder} has no licence to pass on`);
  }
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync("dist/LICENCES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
