import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export interface TestCertificate {
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

/** An authority of the test's own. */
export const testAuthority = (name: string): TestCertificate => issue({ name, dnsNames: [], issuer: null });

/** A server's certificate for these names, signed by the authority. Given in years from now, it ends then. */
export const testCertificate = (issuer: TestCertificate, dnsNames: readonly string[], years = 1): TestCertificate =>
  issue({ name: dnsNames[0] ?? "", dnsNames, issuer, years });

interface Wish {
  readonly name: string;
  readonly dnsNames: readonly string[];
  readonly issuer: TestCertificate | null;
  readonly years?: number;
}

// X.509 in DER (RFC 5280), as little of it as OpenSSL and BoringSSL ask for: neither of them can be asked to make one here
function issue({ name, dnsNames, issuer, years = 1 }: Wish): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const extensions = issuer ? subjectAltName(dnsNames) : BASIC_CONSTRAINTS_CA;
  const toBeSigned = sequence(
    tagged(0xa0, tagged(0x02, Buffer.of(2))),
    tagged(0x02, Buffer.of(1), randomBytes(8)),
    ECDSA_SHA256,
    distinguishedName(issuer?.name ?? name),
    sequence(utcTime(years - 2), utcTime(years)),
    distinguishedName(name),
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(extensions)),
  );
  const signature = sign("sha256", toBeSigned, issuer?.privateKey ?? privateKey);
  const der = sequence(toBeSigned, ECDSA_SHA256, tagged(0x03, Buffer.of(0), signature));
  return {
    name,
    certificate: pem(der),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    privateKey,
  };
}

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => tagged(0x30, ...parts);
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"));
const ECDSA_SHA256 = sequence(oid("2a8648ce3d040302"));
const BASIC_CONSTRAINTS_CA = sequence(
  oid("551d13"),
  tagged(0x01, Buffer.of(0xff)),
  tagged(0x04, sequence(tagged(0x01, Buffer.of(0xff)))),
);

const distinguishedName = (name: string) =>
  sequence(tagged(0x31, sequence(oid("550403"), tagged(0x0c, Buffer.from(name)))));

const subjectAltName = (names: readonly string[]) =>
  sequence(oid("551d11"), tagged(0x04, sequence(...names.map((name) => tagged(0x82, Buffer.from(name))))));

function utcTime(yearsFromNow: number): Buffer {
  const time = new Date();
  time.setUTCFullYear(time.getUTCFullYear() + yearsFromNow);
  return tagged(
    0x17,
    Buffer.from(
      `${time
        .toISOString()
        .replace(/[-:T]|\..*/g, "")
        .slice(2)}Z`,
    ),
  );
}

const pem = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
