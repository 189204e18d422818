import { expect, test } from "bun:test";
import { Glob } from "bun";
import { join } from "node:path";
import { deploymentFiles } from "./deployment";

test.each([
  ["a template", "ops/hosts.yaml"],
  ["a playbook", "ansible/roles/nats/tasks/main.yml"],
  ["the playbook of the root", "site.yml"],
  ["an image", "ops/Dockerfile"],
  ["what goes into an image", ".dockerignore"],
  ["a dependency", "bun.lock"],
  ["provisioning", "services/chassis/provision/jetstream.ts"],
  ["a stream", "contracts/streams.ts"],
  ["a migration", "services/tagger/migrations/2026-11-21-articles.ts"],
])("%s is a part of a deployment", (_, path) => {
  expect(deploymentFiles(["README.md", path])).toEqual([path]);
});

test.each(["README.md", "services/api/articles/page.tsx", "services/tagger/rules/default.yml", "docs/deploy.md"])(
  "%s is not",
  (path) => expect(deploymentFiles([path])).toEqual([]),
);

test("the deployment test is a part of the deployment, in any folder", async () => {
  const scripts = Array.from(new Glob("ops/**/deploy-test/**/*.ts").scanSync(join(import.meta.dir, "../../..")));
  expect(scripts.length).toBeGreaterThan(50);
  expect(deploymentFiles(scripts)).toEqual(scripts);
});
