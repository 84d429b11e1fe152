// Renders the chart with the values that it has and with others, and holds each object against the schemas of Kubernetes.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import * as toml from "smol-toml";
import * as yaml from "yaml";

const root = process.argv[2];
const chart = join(root, "deploy/helm/waymark");
const text = (...path) => readFileSync(join(...path), "utf8");
const merged = (into, from) =>
  from && typeof from === "object" && !Array.isArray(from)
    ? Object.fromEntries([...new Set([...Object.keys(into), ...Object.keys(from)])].map((key) =>
        [key, key in from ? (key in into ? merged(into[key], from[key]) : from[key]) : into[key]]))
    : from;

const variants = {
  "as it is": {},
  "scaled by the age of the queue": { autoscaling: { enabled: true } },
  "scaled by processor time": { autoscaling: { enabled: true, on: "cpu" } },
  "with an ingress, mail and a registry": {
    ingress: { enabled: true },
    image: { pullSecrets: ["registry"] },
    settings: { OPERATOR_NAME: "Example \"Trees\" & Söhne: Ltd", MAIL_FROM: "Waymark <waymark@example.org>" },
    secret: { keys: ["DATABASE_URL", "REDIS_URL", "SERVER_SECRET", "SMTP_URL"] },
    networkPolicy: { publicPorts: [80, 443, 587] },
  },
  "without a policy": { networkPolicy: { enabled: false } },
};

const scratch = mkdtempSync(join(tmpdir(), "chart"));
const templates = readdirSync(join(chart, "templates"));
const shared = templates.filter((name) => name.endsWith(".tpl")).map((name) => text(chart, "templates", name)).join("");
const allowed = new Ajv({ strict: false }).compile(JSON.parse(text(chart, "values.schema.json")));
const sources = [];
let objects = 0;
let failures = 0;

const fail = (what, why) => {
  failures += 1;
  console.error(`${what}: ${why}`);
};

/** kubectl has Go's templates, and gives them an object as JSON: here one with what Helm gives its own. */
const render = (template, values) => {
  const file = join(scratch, "template");
  writeFileSync(file, shared + text(chart, "templates", template));
  writeFileSync(join(scratch, "object.json"), JSON.stringify({
    apiVersion: "waymark.invalid/v1",
    kind: "Chart",
    metadata: { name: "chart" },
    Values: values,
    Release: { Name: "waymark", Namespace: "waymark", Service: "Helm" },
  }));
  return execFileSync("kubectl", ["annotate", "--local", "-f", join(scratch, "object.json"), "rendered=yes", "-o", `go-template-file=${file}`],
    { encoding: "utf8" });
};

for (const [name, changes] of Object.entries(variants)) {
  const values = merged(yaml.parse(text(chart, "values.yaml")), changes);
  if (!allowed(values)) {
    fail(name, JSON.stringify(allowed.errors));
  }
  const kinds = [];
  for (const template of templates.filter((file) => file.endsWith(".yaml"))) {
    const what = `${name}: ${template}`;
    const rendered = render(template, values);
    const object = yaml.parse(rendered);
    if (object === null) {
      continue;
    }
    if (rendered.includes("<no value>")) {
      fail(what, "a value is missing");
    }
    const models = await import(`kubernetes-models/${object.apiVersion}`);
    try {
      new models[object.kind](object).validate();
    } catch (e) {
      fail(what, e.message);
    }
    sources.push(`import type { I${object.kind} as T${objects} } from "kubernetes-models/${object.apiVersion}";`,
      `export const object${objects}: T${objects} = ${JSON.stringify(object)};`);
    objects += 1;
    kinds.push(object.kind);
    if (process.argv[3] === "--print") {
      console.log(`---\n# ${what}\n${rendered}`);
    }
  }
  console.log(`${name}: ${kinds.join(", ")}`);
}

// The schemas let unknown fields pass; the types of TypeScript do not.
writeFileSync("objects.ts", sources.join("\n"));
try {
  execFileSync("node_modules/.bin/tsc", ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "objects.ts"], { encoding: "utf8" });
} catch (e) {
  fail("fields", e.stdout);
}

for (const file of ["railway.toml", "fly.toml"]) {
  toml.parse(text(root, file));
}
for (const file of [".do/app.yaml", "render.yaml"]) {
  yaml.parse(text(root, file));
}
console.log(`${objects} objects, ${failures} failures; 4 files of other platforms read`);
process.exitCode = failures ? 1 : 0;
