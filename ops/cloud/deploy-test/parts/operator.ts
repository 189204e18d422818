import { docker, execute, script } from "../docker";
import { awsVariables, type Environment, NAMES } from "../environment";
import type { Keys } from "../aws/deploy";
import { IMAGES } from "../images";
import { start } from "./container";

export const OPERATOR = "operator";

/** The operator's machine: Ansible, the AWS command line, an SSH key. It is in no security group; hosts accept it only through the tunnel. */
export async function startOperator(environment: Environment): Promise<void> {
  await start(environment, OPERATOR, {
    image: IMAGES.control,
    at: { address: environment.address.operator },
    // logs how long each task took
    env: { ...awsVariables(environment), ANSIBLE_CALLBACKS_ENABLED: "ansible.posix.profile_tasks" },
    options: ["--dns", environment.address.resolver],
  });
  await script(environment.name(OPERATOR), MAKE_KEYS);
}

/** Once: the SSH key, the authority that signs for page and databases, the page's certificate. */
const MAKE_KEYS = `
[ -e /keys/authority.pem ] && exit
mkdir -p /root/.ssh /root/ansible /keys
[ -e /root/.ssh/id_ed25519 ] || ssh-keygen -q -t ed25519 -N '' -C operator -f /root/.ssh/id_ed25519
cd /keys
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj '/CN=deployment test' \\
  -addext basicConstraints=critical,CA:TRUE -keyout authority.key -out authority.pem 2>/dev/null
`;

/** A certificate and its key, signed by the authority of this environment, made once for a name. */
export async function certificate(
  environment: Environment,
  name: string,
): Promise<{ certificate: string; key: string }> {
  const operator = environment.name(OPERATOR);
  await script(operator, MAKE_CERTIFICATE, name);
  const read = (file: string) => execute(operator, ["cat", `/keys/${file}`]);
  return { certificate: await read(`${name}.pem`), key: await read(`${name}.key`) };
}

const MAKE_CERTIFICATE = `
cd /keys
[ -e "$1.pem" ] && exit
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=\${1%%.*}" -keyout "$1.key" -out "$1.csr" 2>/dev/null
printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\\n' "$1" >"$1.ext"
openssl x509 -req -days 30 -in "$1.csr" -CA authority.pem -CAkey authority.key -CAcreateserial -extfile "$1.ext" -out "$1.new" 2>/dev/null
mv "$1.new" "$1.pem"
`;

export const authority = (environment: Environment) =>
  execute(environment.name(OPERATOR), ["cat", "/keys/authority.pem"]);
export const sshPublicKey = (environment: Environment) =>
  execute(environment.name(OPERATOR), ["cat", "/root/.ssh/id_ed25519.pub"]);

export async function keys(environment: Environment): Promise<Keys> {
  const page = await certificate(environment, NAMES.page);
  return { sshPublicKey: await sshPublicKey(environment), pageCertificate: page.certificate, pageKey: page.key };
}

/** Runs a command of the operator and returns its output. */
export const operate = (environment: Environment, argv: readonly string[], timeoutMs = 120_000): Promise<string> =>
  docker(["exec", environment.name(OPERATOR), ...argv], { timeoutMs });
