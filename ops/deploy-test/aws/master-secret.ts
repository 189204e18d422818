import type { Aws } from "./call";
import { password } from "./secrets";
import { all, text } from "./xml";

/** The database's master secret, by its ARN. RDS makes it by itself; moto is told to, and gives every one the same password. */
export async function masterSecret(aws: Aws): Promise<string> {
  const [database] = all(await aws.query("rds", "DescribeDBInstances"), "DBInstances/DBInstance");
  if (database === undefined) throw new Error("there is no database");
  const known = text(database, "MasterUserSecret/SecretArn");
  if (known !== "") return known;
  const changed = await aws.query("rds", "ModifyDBInstance", {
    DBInstanceIdentifier: text(database, "DBInstanceIdentifier"),
    ManageMasterUserPassword: "true",
    ApplyImmediately: "true",
  });
  const arn = text(changed, "DBInstance/MasterUserSecret/SecretArn");
  const login = { username: text(database, "MasterUsername"), password: password(32) };
  await aws.json("secretsmanager", "PutSecretValue", { SecretId: arn, SecretString: JSON.stringify(login) });
  return arn;
}
