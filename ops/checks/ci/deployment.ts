/** What a deployment consists of: templates, playbooks, images, provisioning, migrations, and its test. */
const PARTS = [
  "{ansible,ansible.cfg,site.yml}",
  "ansible/**",
  "ops/{base,hosts}.yaml",
  "ops/**/stack-policy.json",
  "ops/provision.ts",
  "ops/**/nats-permissions.ts",
  "ops/**/{parameters,options,authorities,images,provision,nats-permissions,deploy-test}/**",
  "**/{Dockerfile,.dockerignore}",
  "{package.json,bun.lock,bunfig.toml}",
  "{contracts,ops,services/*}/package.json",
  "contracts/{streams,nats-users}.ts",
  "services/chassis/provision/**",
  "services/chassis/migrate.ts",
  "services/*/migrations/**",
].map((pattern) => new Bun.Glob(pattern));

/** The changed files that belong to a deployment. */
export const deploymentFiles = (changed: readonly string[]): string[] =>
  changed.filter((path) => PARTS.some((pattern) => pattern.match(path)));
