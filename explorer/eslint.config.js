import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const drawing = [
  "react",
  "react-dom",
  "react-dom/*",
  "sigma",
  "sigma/*",
  "graphology",
  "graphology-*",
];

/** Forbids a folder of src/ to import what lies above it. */
function boundary(folder, packages, folders, why) {
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...(packages.length ? [{ group: packages, message: why }] : []),
            { group: folders.map((name) => `**/${name}/**`), message: why },
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/generated.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "max-lines": ["error", 300],
      complexity: ["error", 12],
    },
  },
  { files: ["**/*.tsx"], ...reactHooks.configs.flat["recommended-latest"] },
  {
    files: ["scripts/**"],
    languageOptions: { globals: { console: false, process: false, URL: false } },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "only src/api/client.ts fetches" },
      ],
    },
  },
  { files: ["src/api/client.ts"], rules: { "no-restricted-globals": "off" } },
  boundary(
    "core",
    drawing,
    ["renderers", "components", "views", "hooks"],
    "core holds state and pure functions: it knows no renderer and no component",
  ),
  boundary(
    "api",
    drawing,
    ["core", "renderers", "components", "views", "hooks"],
    "api knows only the schema and HTTP",
  ),
  boundary(
    "renderers",
    ["react", "react-dom"],
    ["components", "views", "hooks", "api"],
    "a renderer draws what core says and knows no component",
  ),
  boundary(
    "components",
    ["sigma", "sigma/*", "graphology", "graphology-*"],
    ["views"],
    "components know no view and no renderer's library",
  ),
);
