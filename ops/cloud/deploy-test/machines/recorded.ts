import type { Aws } from "../aws/call";
import type { Parameters } from "../aws/conditions";
import { BASE, HOSTS, NO_HOSTS } from "../aws/deploy";
import { findStack } from "../aws/stack";
import { all, pairs, text } from "../aws/xml";

export type Role = "nats" | "fetcher" | "tagger" | "api";

export interface Instance {
  readonly id: string;
  readonly address: string;
  readonly role: Role;
}
export interface Attachment {
  readonly volume: string;
  readonly instance: string;
  readonly gib: number;
}
export interface Database {
  readonly id: string;
  /** Its host name for clients. */
  readonly host: string;
  readonly masterSecret: string;
}
/** A snapshot of a database. */
export interface Snapshot {
  readonly id: string;
  readonly database: string;
}

/** Everything that AWS records. */
export interface Recorded {
  readonly instances: readonly Instance[];
  readonly attachments: readonly Attachment[];
  readonly databases: readonly Database[];
  /** The requested snapshots. */
  readonly snapshots: readonly Snapshot[];
  /** The snapshot from which to create a database that does not exist yet; empty for a new one. */
  readonly restored: string;
  /** Private names and their addresses. */
  readonly names: Readonly<Record<string, string>>;
  readonly loadBalancer: string | null;
  /** The second stack's parameters; some security group rules depend on them. */
  readonly parameters: Parameters;
}

/** A machine's own disk is its container's file system. */
const ROOT_DEVICES = ["/dev/xvda", "/dev/sda1"];

export async function recorded(aws: Aws): Promise<Recorded> {
  const [instances, volumes, databases, snapshots, balancers, names, base, hosts] = await Promise.all([
    aws.query("ec2", "DescribeInstances"),
    aws.query("ec2", "DescribeVolumes"),
    aws.query("rds", "DescribeDBInstances"),
    aws.query("rds", "DescribeDBSnapshots", { SnapshotType: "manual" }),
    aws.query("elasticloadbalancing", "DescribeLoadBalancers"),
    privateNames(aws),
    findStack(aws, BASE),
    findStack(aws, HOSTS),
  ]);
  return {
    instances: all(instances, "reservationSet/item/instancesSet/item")
      .filter((each) => text(each, "instanceState/name") === "running")
      .map((each) => ({
        id: text(each, "instanceId"),
        address: text(each, "privateIpAddress"),
        role: roleOf(pairs(all(each, "tagSet/item"), "key", "value")["Role"]),
      })),
    attachments: all(volumes, "volumeSet/item").flatMap((volume) =>
      all(volume, "attachmentSet/item")
        .filter((each) => !ROOT_DEVICES.includes(text(each, "device")))
        .map((each) => ({
          volume: text(volume, "volumeId"),
          instance: text(each, "instanceId"),
          gib: Number(text(volume, "size")),
        })),
    ),
    databases: all(databases, "DBInstances/DBInstance").map((each) => ({
      id: text(each, "DBInstanceIdentifier"),
      host: text(each, "Endpoint/Address"),
      masterSecret: text(each, "MasterUserSecret/SecretArn"),
    })),
    snapshots: all(snapshots, "DBSnapshots/DBSnapshot").map((each) => ({
      id: text(each, "DBSnapshotIdentifier"),
      database: text(each, "DBInstanceIdentifier"),
    })),
    restored: base?.parameters["DbSnapshot"] ?? "",
    loadBalancer: text(balancers, "LoadBalancers/member/DNSName") || null,
    names,
    parameters: hosts?.parameters ?? NO_HOSTS,
  };
}

async function privateNames(aws: Aws): Promise<Record<string, string>> {
  const zones = all(
    await aws.get("route53", "/2013-04-01/hostedzone"),
    "ListHostedZonesResponse/HostedZones/HostedZone/Id",
  );
  const sets = await Promise.all(zones.map(({ text }) => aws.get("route53", `/2013-04-01${text}/rrset`)));
  return Object.fromEntries(
    sets
      .flatMap((set) => all(set, "ListResourceRecordSetsResponse/ResourceRecordSets/ResourceRecordSet"))
      .filter((record) => text(record, "Type") === "A")
      .map((record) => [text(record, "Name").replace(/\.$/, ""), text(record, "ResourceRecords/ResourceRecord/Value")]),
  );
}

function roleOf(tag: string | undefined): Role {
  if (tag === "nats" || tag === "fetcher" || tag === "tagger" || tag === "api") return tag;
  throw new Error(`Unknown role of an instance: ${tag ?? "missing"}`);
}
