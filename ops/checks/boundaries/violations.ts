import type { SourceFile } from "typescript";
import { type Import, importsOf } from "./imports";
import { resolve, type Target } from "./resolve";
import { isTest, matches, type Room, roomOf } from "./room";
import { impureUses } from "./uses";

/** A file of the repository with its syntax tree. */
export interface Source {
  readonly path: string;
  readonly file: SourceFile;
}

export interface Violation {
  readonly from: string;
  /** The file, package or global that it must not use. */
  readonly to: string;
  /** Says the place, the rule, and where the import belongs. */
  readonly message: string;
}

/** Every violation of its room's rules in a file. `exists` says whether the repository has a path. */
export function findViolations(
  { path, file }: Source,
  rooms: readonly Room[],
  exists: (path: string) => boolean,
): Violation[] {
  const imports = importsOf(file).map((each) => ({ ...each, target: resolve(path, each.specifier, exists) }));
  if (isTest(path))
    return imports.flatMap(({ line, target }) => otherService(path, line, target)).filter((each) => each !== null);
  const room = roomOf(rooms, path);
  if (!room) return [withoutRoom(path)];
  const refused = imports.flatMap((each) => {
    const instead = reason(room, each, each.target, rooms);
    return instead === null
      ? []
      : [violation(path, each.line, `imports ${each.target.path}`, each.target.path, room, instead)];
  });
  const impure = room.pure ? impureUses(file) : [];
  return [
    ...refused,
    ...impure.map(({ what, line, instead }) => violation(path, line, `uses ${what}`, what, room, instead)),
    ...severalVendors(
      path,
      room,
      imports.map(({ target }) => target),
    ),
  ];
}

/** Where an import belongs, or null if it is allowed. */
function reason(room: Room, { typeOnly }: Import, target: Target, rooms: readonly Room[]): string | null {
  if (target.path.startsWith("services/chassis/testing/"))
    return "only tests may import testing: a server that the product starts belongs in services/chassis/embedded.";
  if (isTest(target.path)) return "a test is not shipped: shared code belongs in a file of its own, outside the tests.";
  const other = target.kind === "file" ? roomOf(rooms, target.path) : null;
  if (other && other !== room && matches(other.mounted ?? [], target.path) && room.name !== other.mountedBy)
    return `only ${other.mountedBy} imports routes and pages: shared markup belongs in a view, a shared query in its own file.`;
  const allowed = typeOnly ? [...room.may, ...(room.types ?? [])] : room.may;
  if (matches(allowed, target.path) || (other && (other === room || matches(allowed, other.name)))) return null;
  if (target.kind === "file" && serviceOf(target.path) && serviceOf(target.path) !== serviceOf(room.files[0] ?? ""))
    return `services communicate through messages: a shared shape belongs in contracts, shared code in services/chassis.`;
  return room.homes?.find(({ of }) => matches(of, target.path))?.instead ?? room.instead;
}

const serviceOf = (path: string): string | null => /^services\/(?!chassis\/)([a-z]+)\//.exec(path)?.[1] ?? null;

/** Tests may import anything except the inside of another service. */
function otherService(path: string, line: number, { path: to }: Target): Violation | null {
  const [own, other] = [serviceOf(path), serviceOf(to)];
  if (own === null || other === null || own === other) return null;
  const message = `${path}:${line} imports ${to}: a test of one service must not import another service; a test of both belongs in ops/checks/system.`;
  return { from: path, to, message };
}

function severalVendors(path: string, { name, vendors = [] }: Room, targets: readonly Target[]): Violation[] {
  const met = vendors.flatMap((vendor) => targets.find((target) => matches(vendor, target.path)) ?? []);
  if (met.length < 2) return [];
  const names = met.map((target) => target.path).join(" and ");
  return [
    {
      from: path,
      to: names,
      message: `${path} imports ${names}: a file of ${name} has one vendor. Split it, and let the story call both.`,
    },
  ];
}

const withoutRoom = (path: string): Violation => ({
  from: path,
  to: "",
  message: `${path} belongs to no room: add one to ops/checks/boundaries/rooms.ts, or move the file to an existing room.`,
});

const violation = (
  from: string,
  line: number,
  does: string,
  to: string,
  { name }: Room,
  instead: string,
): Violation => ({
  from,
  to,
  message: `${from}:${line} ${does}, which ${name} must not do: ${instead}`,
});
