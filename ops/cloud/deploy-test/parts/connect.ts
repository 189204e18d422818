import { join } from "node:path";
import type { Environment } from "../environment";
import { IMAGES } from "../images";
import { start } from "./container";
import { startInterface } from "./interface";

export const TUNNEL_PORT = 2222;

/** The EC2 Instance Connect Endpoint: the one way to a host's SSH. */
export async function startConnect(environment: Environment): Promise<void> {
  await startInterface(environment, "connect-interface", { address: environment.address.connect, group: "ConnectSg" });
  await start(environment, "connect", {
    image: IMAGES.bun,
    at: { part: "connect-interface" },
    env: { PORT: String(TUNNEL_PORT) },
    options: ["--volume", `${join(import.meta.dir, "../stand-ins")}:/stand-ins:ro`],
    command: ["bun", "/stand-ins/connect.ts"],
  });
}

/** What stands for `aws ec2-instance-connect open-tunnel --instance-id %h`; the resolver knows instances by their ids. */
export const tunnel = ({ address }: Environment) => `nc -X connect -x ${address.connect}:${TUNNEL_PORT} %h 22`;
