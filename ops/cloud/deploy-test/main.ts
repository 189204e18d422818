import { join } from "node:path";
import { describeError } from "@infostream/chassis/log";
import { deployBase, deployHosts } from "./aws/deploy";
import { help, readConfig } from "./config";
import { down } from "./down";
import { environment, REPOSITORY } from "./environment";
import { hypervisor } from "./machines/hypervisor";
import { connectAws } from "./parts/aws";
import { keys, OPERATOR } from "./parts/operator";
import { copyPlaybooks, PLAYBOOKS } from "./playbook/run";
import { state } from "./state";
import { timings } from "./timings";
import { type RunReport, timingsPage } from "./timings-page";
import { up } from "./up";
import { pushImages } from "./push-images";
import { runUserData } from "./machines/user-data";

const print = (line: string) => process.stdout.write(`${line}\n`);
const [verb = "", ...args] = process.argv.slice(2);
const { step } = timings(print);

try {
  const { network, buildCa } = readConfig(process.env);
  const here = environment(network, buildCa);
  const verbs: Readonly<Record<string, () => Promise<unknown>>> = {
    async up() {
      await up(here, step);
      print(`image tag: ${await step("Pushed the images", () => pushImages(here))}`);
    },
    async stacks() {
      const aws = await connectAws(here);
      await step("Deployed the stack base", () => deployBase(aws, here));
      const given = Object.fromEntries(args.map((arg) => arg.split("=", 2)));
      await step("Deployed the stack hosts", async () => deployHosts(aws, given, await keys(here)));
      await step("Started the hosts", () => hypervisor(aws, here).settle());
      print(await state(aws, here));
    },
    async playbook() {
      await copyPlaybooks(here);
      process.exitCode = await hypervisor(await connectAws(here), here).during(() =>
        onOperator("ansible-playbook", ...args),
      );
    },
    async run() {
      process.exitCode = await hypervisor(await connectAws(here), here).during(() => onOperator(...args));
    },
    settle: async () => hypervisor(await connectAws(here), here).settle(),
    async shell() {
      const aws = await connectAws(here);
      const { instances } = await hypervisor(aws, here).settle();
      const [wanted = OPERATOR] = args;
      const name = instances.find(({ id, role }) => id === wanted || role === wanted)?.id ?? wanted;
      print(`docker exec -it ${here.name(name)} bash`);
    },
    async "user-data"() {
      const aws = await connectAws(here);
      await hypervisor(aws, here).during(() => runUserData(aws, here, args[0] ?? ""));
    },
    state: async () => print(await state(await connectAws(here), here)),
    timings: () => writeTimings(),
    down: () => step("Removed everything", () => down(here)),
  };
  async function onOperator(...argv: readonly string[]): Promise<number> {
    const terminal = process.stdout.isTTY ? ["--tty"] : [];
    const call = ["docker", "exec", "--interactive", ...terminal, "--workdir", PLAYBOOKS, here.name(OPERATOR), ...argv];
    return await Bun.spawn(call, { stdio: ["inherit", "inherit", "inherit"] }).exited;
  }
  async function writeTimings(): Promise<void> {
    const page = async (name: string) =>
      timingsPage((await Bun.file(join(REPOSITORY, `build/${name}.json`)).json()) as RunReport);
    const pages = [
      await page("deploy-test"),
      "What operators do later, `bun run test:operations`:",
      await page("operations-test"),
    ];
    const file = join(REPOSITORY, "docs/deploy.md");
    const [before = "", , after = ""] = (await Bun.file(file).text()).split(/<!-- \/?timings -->\n/);
    await Bun.write(file, `${before}<!-- timings -->\n\n${pages.join("\n\n")}\n\n<!-- /timings -->\n${after}`);
  }
  const work = verbs[verb];
  if (work === undefined) {
    process.stdout.write(help);
    process.exitCode = verb === "--help" ? 0 : 2;
  } else await work();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
