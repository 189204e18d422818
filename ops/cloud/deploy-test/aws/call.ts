import { REGION } from "../environment";
import { all, type Element, readXml } from "./xml";

/** The AWS query APIs that we call, with their versions. */
const QUERY = {
  autoscaling: "2011-01-01",
  cloudformation: "2010-05-15",
  ec2: "2016-11-15",
  elasticloadbalancing: "2015-12-01",
  rds: "2014-10-31",
} as const;

/** The AWS JSON APIs, with the prefix of their operations. */
const JSON_TARGETS = { acm: "CertificateManager", secretsmanager: "secretsmanager", ssm: "AmazonSSM" } as const;

/** AWS as this machine sees it: moto's port on loopback. */
export interface Aws {
  /** What stands in `<ActionResponse><ActionResult>`, or in EC2's `<ActionResponse>`. */
  query(service: keyof typeof QUERY, action: string, parameters?: Readonly<Record<string, string>>): Promise<Element>;
  json(service: keyof typeof JSON_TARGETS, operation: string, body: unknown): Promise<unknown>;
  get(service: "route53", path: string): Promise<Element>;
}

export function aws(url: string): Aws {
  async function ask(service: string, path: string, init: RequestInit, headers: Record<string, string>) {
    const answer = await fetch(new URL(path, url), {
      ...init,
      // moto does not check signatures, but reads the service from the credential scope
      headers: {
        ...headers,
        authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      },
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`AWS ${service} answered HTTP ${answer.status}: ${body.slice(0, 1_000)}`);
    return body;
  }
  return {
    async query(service, action, parameters = {}) {
      const body = new URLSearchParams({ Action: action, Version: QUERY[service], ...parameters });
      const [response] = readXml(await ask(service, "/", { method: "POST", body }, {})).inside;
      if (response === undefined) throw new Error(`AWS returned no answer to ${action}`);
      return all(response, `${action}Result`)[0] ?? response;
    },
    async json(service, operation, body) {
      const headers = {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `${JSON_TARGETS[service]}.${operation}`,
      };
      const answer: unknown = JSON.parse(
        await ask(service, "/", { method: "POST", body: JSON.stringify(body) }, headers),
      );
      return answer;
    },
    get: async (service, path) => readXml(await ask(service, path, {}, {})),
  };
}
