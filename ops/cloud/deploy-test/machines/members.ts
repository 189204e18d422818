import type { Environment } from "../environment";
import type { Member } from "../groups/rules";
import { labelled } from "../parts/container";
import { TUNNEL_PORT } from "../parts/connect";
import { STATES_PORT } from "../parts/load-balancer";

export interface Container extends Member {
  readonly container: string;
  readonly kind: "host" | "interface";
}

/** Every interface in a security group, with the extra access that the test itself needs. */
export async function members(environment: Environment): Promise<Container[]> {
  const { gateway, aws, operator, loadBalancer, connect } = environment.address;
  const also: Readonly<Record<string, Member["also"]>> = {
    // AWS's control plane sets its targets and reads their states from outside the VPC
    [loadBalancer]: {
      from: [gateway, aws].map((address) => ({ address, port: STATES_PORT })),
      to: [{ address: aws, port: 80 }],
    },
    // so is the operator's end of a tunnel
    [connect]: { from: [{ address: operator, port: TUNNEL_PORT }] },
  };
  return (await labelled(environment, "group")).map(({ name, label }) => ({
    container: name,
    kind: label("part") === "host" ? "host" : "interface",
    address: label("address"),
    group: label("group"),
    also: also[label("address")] ?? {},
  }));
}
