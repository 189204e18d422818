import { join } from "node:path";
import { inWords } from "@infostream/chassis/log";
import { readConfig } from "./config";
import { REPOSITORY } from "./environment";
import { buildImage } from "./images";

// ansible-lint over ansible/, at the profile that its own settings name, with the Ansible that the deployment test operates with.
// usage: bun ops/cloud/deploy-test/lint-playbooks.ts

// a copy, since it writes beside what it looks at; it guesses what files are by the folder's name
const LOOK = "cp -r /playbooks /tmp/ansible && cd /tmp/ansible && exec ansible-lint --strict";

try {
  const image = await buildImage("control", readConfig(process.env).buildCa);
  const folder = `${join(REPOSITORY, "ansible")}:/playbooks:ro`;
  // without this it passes over playbooks where AWS gives no inventory
  const inventory = "ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED=false";
  const lint = ["docker", "run", "--rm", "--network=none", "--volume", folder, "--env", inventory, image];
  process.exitCode = await Bun.spawn([...lint, "sh", "-c", LOOK], { stdio: ["ignore", "inherit", "inherit"] }).exited;
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = 1;
}
