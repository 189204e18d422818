import { readTemplate } from "../../templates/template";
import { DEREGISTRATION_DELAY_S, type Environment, NAMES, vpcPrefix } from "../environment";
import { adapt } from "./adapt";
import { baseAdaptations, hostsAdaptations } from "./adaptations";
import type { Aws } from "./call";
import { defaultsOf } from "./conditions";
import { makeSecrets } from "./secrets";
import { deployStack, findStack, type Stack } from "./stack";
import { text } from "./xml";

export const BASE = "infostream-base";
export const HOSTS = "infostream-hosts";
const KEY_NAME = "operator";

/** Deploys the stack that holds state like `aws cloudformation deploy`, and adds what AWS does by itself. */
export async function deployBase(aws: Aws, environment: Environment): Promise<Stack> {
  const template = readTemplate("base.yaml");
  const before = await findStack(aws, BASE);
  const parameters = {
    // pass all parameters, so that each keeps its value when the operator changes another one
    ...defaultsOf(template),
    AlarmEmail: "operator@page.test",
    VpcPrefix: vpcPrefix(environment),
    ...before?.parameters,
  };
  const stack = await deployStack(aws, BASE, { template, body: adapt(template, baseAdaptations), parameters });
  if (before === null) await makeSecrets(aws, template);
  return stack;
}

/** The parameters that the test sets, and those that the operator fills in. */
export interface HostsParameters {
  readonly ImageId: string;
  readonly FetcherSize: string;
  readonly TaggerSize: string;
  readonly ApiMin: string;
  readonly [other: string]: string;
}

export const NO_HOSTS = { FetcherSize: "0", TaggerSize: "0", ApiMin: "0" };

/** Deploys the stack of the hosts. Parameters that are not given keep their values. */
export async function deployHosts(aws: Aws, given: Readonly<Record<string, string>>, keys: Keys): Promise<Stack> {
  const template = readTemplate("hosts.yaml");
  const before = await findStack(aws, HOSTS);
  const parameters: HostsParameters = {
    // pass all parameters: moto would treat one that appears later as a change, and lose resources that it cannot update
    ...defaultsOf(template),
    ImageId: "",
    ...NO_HOSTS,
    DeregistrationDelay: String(DEREGISTRATION_DELAY_S),
    ...(before?.parameters ?? (await operatorsParameters(aws, keys))),
    ...given,
  };
  return deployStack(aws, HOSTS, { template, body: adapt(template, hostsAdaptations(parameters)), parameters });
}

/** The parameters that an operator prepares before the first deploy. */
export interface Keys {
  readonly sshPublicKey: string;
  readonly pageCertificate: string;
  readonly pageKey: string;
}

async function operatorsParameters(aws: Aws, { sshPublicKey, pageCertificate, pageKey }: Keys) {
  const image = await aws.query("ec2", "RegisterImage", { Name: "debian-13", RootDeviceName: "/dev/xvda" });
  await aws.query("ec2", "ImportKeyPair", { KeyName: KEY_NAME, PublicKeyMaterial: btoa(sshPublicKey) });
  const certificate = await aws.json("acm", "ImportCertificate", {
    Certificate: btoa(pageCertificate),
    PrivateKey: btoa(pageKey),
  });
  if (typeof certificate !== "object" || certificate === null || !("CertificateArn" in certificate))
    throw new Error(`ACM did not import a certificate for ${NAMES.page}: ${JSON.stringify(certificate)}`);
  return { ImageId: text(image, "imageId"), KeyName: KEY_NAME, CertificateArn: String(certificate.CertificateArn) };
}
