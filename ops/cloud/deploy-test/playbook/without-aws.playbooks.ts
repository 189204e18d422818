import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "@infostream/chassis/embedded/command";
import { REPOSITORY } from "../environment";

// What the playbooks print before AWS is set up. Needs ansible-playbook (.ci/linters/install).

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "infostream-no-aws-"));
  await Bun.write(join(home, "without-boto3/boto3.py"), 'raise ImportError("as where it is not installed")\n');
});
afterAll(async () => rm(home, { recursive: true }));

const REGION = { AWS_REGION: "eu-central-1" };

/** Runs site.yml without any AWS configuration except `env`. */
async function site(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const set = { HOME: home, LC_ALL: "C.UTF-8", AWS_EC2_METADATA_DISABLED: "true", ...env };
  const known = Object.keys(process.env).filter((name) => name.startsWith("AWS_") && !(name in set));
  const forget = ["env", ...known.flatMap((name) => ["-u", name])];
  const { code, stdout, stderr } = await command([...forget, "ansible-playbook", "site.yml", ...args], {
    cwd: join(REPOSITORY, folder),
    timeoutMs: 60_000,
    env: set,
  });
  return { code, stdout: stdout.trim(), stderr: stderr.trim() };
}

describe.each(["ansible", "."])("site.yml in %s", (folder) => {
  test("its syntax is checked without AWS", async () => {
    expect(await site(folder, ["--syntax-check"])).toEqual({ code: 0, stdout: "playbook: site.yml", stderr: "" });
  });

  test("a missing region is reported in one sentence", async () => {
    expect(await site(folder, [])).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "[ERROR]: No AWS region is set: export AWS_REGION=eu-central-1, or run aws configure set region eu-central-1",
    });
  });

  test("missing credentials are reported in one sentence", async () => {
    expect(await site(folder, [], REGION)).toEqual({
      code: 1,
      stdout: "",
      stderr: "[ERROR]: No AWS credentials were found: log in (aws sso login), or name a profile with AWS_PROFILE",
    });
  });

  test("missing boto3 is reported in one sentence, which names the Python that lacks it", async () => {
    const { code, stderr } = await site(folder, [], { ...REGION, PYTHONPATH: join(home, "without-boto3") });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\[ERROR\]: boto3 is missing in Ansible's Python \(\/.*\): pipx inject ansible boto3, .*$/);
  });

  test("unreachable AWS is reported in one sentence", async () => {
    const login = { AWS_ACCESS_KEY_ID: "nobody", AWS_SECRET_ACCESS_KEY: "nothing" };
    // nothing listens on port 9 of this machine
    const { code, stderr } = await site(folder, [], { ...REGION, ...login, AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\[ERROR\]: AWS did not list the hosts. It said: .*http:\/\/127\.0\.0\.1:9.*$/);
  });
});

test("from the root, roles and group variables are those of ansible/", async () => {
  const inventory = join(home, "hosts.yml");
  await Bun.write(
    inventory,
    JSON.stringify({ all: { vars: { settings: {} }, children: { infostream: { hosts: {} } } } }),
  );
  const { code, stdout } = await site(".", ["--inventory", inventory]);
  expect(code).toBe(2);
  expect(stdout).toContain('No host of "infostream" runs.');
});
