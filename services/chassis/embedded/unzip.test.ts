import { expect, test } from "bun:test";
import { crc32, deflateRawSync } from "node:zlib";
import { unzipOne } from "./unzip";

/** A zip archive as the format's appendix describes it: local headers with contents, then the directory. */
function zipOf(files: Readonly<Record<string, { text: string; deflated: boolean }>>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, { text, deflated }] of Object.entries(files)) {
    const content = deflated ? deflateRawSync(text) : Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const offset = Buffer.concat(locals).length;
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, Buffer.from(name));
    locals.push(Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), content);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const zip = zipOf({
  "a/README": { text: "read me", deflated: false },
  "a/bin/nats-server": { text: "program ".repeat(100), deflated: true },
});
const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

test("a file is found by the end of its name, deflated or stored", () => {
  expect(textOf(unzipOne(zip, "bin/nats-server"))).toBe("program ".repeat(100));
  expect(textOf(unzipOne(zip, "README"))).toBe("read me");
});

test("a missing file is null, and bytes that are not a zip archive are an error", () => {
  expect(unzipOne(zip, "LICENSE")).toBeNull();
  expect(() => unzipOne(new Uint8Array(100), "x")).toThrow("not a zip archive");
});
