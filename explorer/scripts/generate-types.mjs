// Writes src/api/generated.ts from ../schema.graphql and src/api/documents/*.graphql.
// With --check nothing is written: the exit code is 1 where the committed file differs.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { codegen } from "@graphql-codegen/core";
import * as typedDocuments from "@graphql-codegen/typed-document-node";
import * as operations from "@graphql-codegen/typescript-operations";
import { parse } from "graphql";
import { format } from "prettier";

const root = new URL("..", import.meta.url);
const schemaFile = new URL("../schema.graphql", root);
const folder = new URL("src/api/documents/", root);
const output = new URL("src/api/generated.ts", root);

const shared = {
  documentMode: "string",
  enumsAsTypes: true,
  scalars: { ID: "string" },
  useTypeImports: true,
};

async function readDocuments() {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".graphql")).sort();
  return Promise.all(
    names.map(async (name) => ({
      location: name,
      document: parse(await readFile(new URL(name, folder), "utf8")),
    })),
  );
}

async function generate() {
  const code = await codegen({
    filename: "generated.ts",
    schema: parse(await readFile(schemaFile, "utf8")),
    documents: await readDocuments(),
    config: shared,
    pluginMap: { operations, typedDocuments },
    plugins: [{ operations: {} }, { typedDocuments: {} }],
  });
  const header = "// Generated from schema.graphql by `npm run codegen`; not edited by hand.\n";
  return format(header + code, { parser: "typescript", printWidth: 100 });
}

const wanted = await generate();
if (process.argv.includes("--check")) {
  const found = await readFile(output, "utf8").catch(() => "");
  if (found !== wanted) {
    console.error("src/api/generated.ts differs from schema.graphql: run `npm run codegen`");
    process.exitCode = 1;
  }
} else {
  await writeFile(output, wanted);
}
