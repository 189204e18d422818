import type { Aws } from "./aws/call";
import { SYSTEM } from "./environment";

/** The value of a secret, by its name without the system's prefix: `api/admin-token`. */
export async function secret(aws: Aws, name: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await aws.json("secretsmanager", "GetSecretValue", { SecretId: `${SYSTEM}/${name}` });
  return JSON.parse((answer as { readonly SecretString: string }).SecretString) as Readonly<Record<string, unknown>>;
}

export const adminToken = async (aws: Aws): Promise<string> => String((await secret(aws, "api/admin-token"))["token"]);

/** The value of a parameter, by its name without the system's prefix: `nats-ca`. */
export async function parameter(aws: Aws, name: string): Promise<string> {
  const answer = await aws.json("ssm", "GetParameter", { Name: `/${SYSTEM}/${name}` });
  return (answer as { readonly Parameter: { readonly Value: string } }).Parameter.Value;
}
