import { defineConfig } from "vite";

// In development the page comes from Vite and the data from a running service.
const service = "http://127.0.0.1:8000";

export default defineConfig({
  build: {
    target: "es2022",
    // GraphiQL's editor is one large chunk of its own page; the explorer never loads it.
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      // "use client" means something to a server that renders React; there is none here.
      checks: { moduleLevelDirective: false },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/graphql": service } },
});
