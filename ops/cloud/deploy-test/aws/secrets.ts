import { randomBytes } from "node:crypto";
import type { Template, Value } from "../../templates/template";
import { SYSTEM } from "../environment";
import type { Aws } from "./call";

/** Creates the template's secrets the way CloudFormation does; moto does not. */
export async function makeSecrets(aws: Aws, { Resources }: Template): Promise<void> {
  for (const { Type, Properties = {} } of Object.values(Resources)) {
    if (Type !== "AWS::SecretsManager::Secret") continue;
    const { Name = null, Description, GenerateSecretString: random } = Properties;
    const value = random === undefined ? {} : { SecretString: generated(random) };
    await aws.json("secretsmanager", "CreateSecret", { Name: nameOf(Name), Description, ...value });
  }
}

function nameOf(name: Value): string {
  if (typeof name !== "object" || name === null || !("Fn::Sub" in name))
    throw new Error("The name of a secret must start with ${Name}");
  return String(name["Fn::Sub"]).replace("${Name}", SYSTEM);
}

function generated(random: Value): string {
  if (typeof random !== "object" || random === null || !("SecretStringTemplate" in random))
    throw new Error(`Unsupported GenerateSecretString: ${JSON.stringify(random)}`);
  const { SecretStringTemplate: known = "{}", GenerateStringKey: key, PasswordLength: length } = random;
  return JSON.stringify({ ...(JSON.parse(String(known)) as object), [String(key)]: password(Number(length)) });
}

/** Letters and digits, as with ExcludePunctuation. */
const password = (length: number) =>
  randomBytes(length * 2)
    .toString("base64")
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .slice(0, length);
