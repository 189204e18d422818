import type { Edge } from "../../templates/security-groups";

/** A network interface: an address in a security group. */
export interface Member {
  readonly address: string;
  readonly group: string;
  /** Traffic that the test itself needs, in addition to the group's rules. */
  readonly also?: { readonly from?: readonly Also[]; readonly to?: readonly Also[] };
}
export interface Also {
  readonly address: string;
  readonly port: number;
}

export interface GroupRules {
  readonly ingress: readonly Edge[];
  readonly egress: readonly Edge[];
  readonly vpc: string;
  readonly resolver: string;
}

/**
 * What `iptables-restore` enforces at one interface: a security group's rules, both ways. In the table "mangle", which packets
 * meet before a nested engine rewrites where they go.
 */
export function rulesOf(
  member: Member,
  members: readonly Member[],
  { ingress, egress, vpc, resolver }: GroupRules,
): string {
  const ranges = (peer: string) => {
    if (peer === "Vpc.CidrBlock") return [vpc];
    return peer.includes("/") ? [peer] : members.filter(({ group }) => group === peer).map(({ address }) => address);
  };
  const { from = [], to = [] } = member.also ?? {};
  const own = egress.filter((way) => way.from === member.group);
  return [
    "*mangle",
    ":IN - [0:0]",
    ":OUT - [0:0]",
    "-A PREROUTING -i eth0 -j IN",
    "-A POSTROUTING -o eth0 -j OUT",
    "-A IN -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN",
    ...ingress
      .filter((way) => way.to === member.group)
      .flatMap((way) => ranges(way.from).map((range) => `-A IN -s ${range} ${tcp(way.ports)} -j RETURN`)),
    ...from.map(({ address, port }) => `-A IN -s ${address} ${tcp(String(port))} -j RETURN`),
    "-A IN -j DROP",
    "-A OUT -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN",
    // security groups do not apply to the VPC's resolver
    `-A OUT -d ${resolver} -p udp --dport 53 -j RETURN`,
    ...own.flatMap((way) => ranges(way.to).map((range) => `-A OUT -d ${range} ${tcp(way.ports)} -j RETURN`)),
    // on AWS a group without egress rules may connect to everywhere
    ...(own.length === 0 ? ["-A OUT -j RETURN"] : []),
    ...to.map(({ address, port }) => `-A OUT -d ${address} ${tcp(String(port))} -j RETURN`),
    "-A OUT -j DROP",
    "COMMIT",
    "",
  ].join("\n");
}

const tcp = (ports: string) => `-p tcp --dport ${ports.replace("-", ":")}`;
