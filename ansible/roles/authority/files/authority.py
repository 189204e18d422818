"""The private authority of the NATS servers, and the certificate that it signs for them. Creates what is missing or expires.

usage: authority.py SYSTEM NAMES DAYS RENEW_DAYS [FILE]
  NAMES  as openssl takes them: DNS:nats.infostream.internal,IP:127.0.0.1
  FILE   for hosts outside AWS: holds everything, also the passwords of all logins, which on AWS ops/base.yaml creates

On AWS both are in Secrets Manager. The authority's certificate, which is not secret, is in the parameter that hosts read.
Keys are files only while openssl needs them, in a private folder, in memory if possible. Prints what it created.
"""
import json
import os
import secrets
import subprocess
import sys
import tempfile

AUTHORITY_DAYS = "3650"
SERVICES = ["fetcher", "tagger", "api"]
LOGINS = [f"{service}/{server}" for service in SERVICES for server in ("database", "nats")] + ["nats/admin", "nats/observer"]


class Fault(Exception):
    """An error for a person, with what to do next."""


def run(*words):
    return subprocess.run(words, capture_output=True, text=True)


def aws(*words):
    done = run("aws", *words, "--output", "json")
    return (json.loads(done.stdout or "{}"), "") if done.returncode == 0 else (None, done.stderr.strip())


def openssl(*words):
    done = run("openssl", *words)
    if done.returncode != 0:
        raise Fault(f"openssl {words[0]} failed: {done.stderr.strip()}")
    return done.stdout


class Stack:
    """Secrets Manager and Systems Manager of the stack."""

    def __init__(self, system):
        self.system = system

    def read(self, name):
        """Certificate and key; None where the secret has no value yet."""
        full = f"{self.system}/{name}"
        found, error = aws("secretsmanager", "get-secret-value", "--secret-id", full)
        if found:
            return parse(full, found["SecretString"])
        if "ResourceNotFoundException" in error and "staging label" in error:
            return None
        if "ResourceNotFoundException" in error:
            raise Fault(f"The secret {full} is missing; ops/base.yaml creates it. "
                        f"If it was deleted: aws secretsmanager restore-secret --secret-id {full}")
        raise Fault(f"The secret {full} could not be read. Fix the cause and run this again. AWS reported: {error}")

    def write(self, name, value):
        write("secret.json", json.dumps(value))
        full = f"{self.system}/{name}"
        done, error = aws("secretsmanager", "put-secret-value", "--secret-id", full, "--secret-string", "file://secret.json")
        if done is None:
            raise Fault(f"The secret {full} could not be written. Fix the cause and run this again. AWS reported: {error}")

    def publish(self, certificate):
        name = f"/{self.system}/nats-ca"
        found, error = aws("ssm", "get-parameter", "--name", name)
        if found is None:
            raise Fault(f"The parameter {name} could not be read. Fix the cause and run this again. AWS reported: {error}")
        if found["Parameter"]["Value"].strip() == certificate.strip():
            return
        done, error = aws("ssm", "put-parameter", "--name", name, "--type", "String", "--overwrite", "--value", certificate)
        if done is None:
            raise Fault(f"The parameter {name} could not be written. Fix the cause and run this again. AWS reported: {error}")
        print(f"wrote the authority's certificate to {name}")


class File:
    """One file of the operator's machine."""

    def __init__(self, path):
        self.path = path
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        self.values = json.loads(read(path)) if os.path.exists(path) else {}
        for name in LOGINS:
            user = name.removeprefix("nats/").split("/")[0]
            if name not in self.values:
                self.write(name, {"username": f"{user}_a", "password": secrets.token_hex(20)})
        if "api/admin-token" not in self.values:
            self.write("api/admin-token", {"token": secrets.token_hex(20)})

    def read(self, name):
        return self.values.get(name)

    def write(self, name, value):
        self.values[name] = value
        write(f"{self.path}.new", json.dumps(self.values, indent=2))
        os.rename(f"{self.path}.new", self.path)

    def publish(self, certificate):
        if self.values.get("nats-ca") != certificate:
            self.write("nats-ca", certificate)


def parse(full, text):
    try:
        value = json.loads(text)
        return {"certificate": value["certificate"], "key": value["key"]}
    except (ValueError, KeyError, TypeError):
        raise Fault(f"The secret {full} does not hold a certificate and its key. Restore an earlier version: "
                    f"aws secretsmanager list-secret-version-ids --secret-id {full}")


def write(path, text):
    with open(path, "w") as file:
        file.write(text)
    return path


def read(path):
    with open(path) as file:
        return file.read()


def make_authority(system):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", AUTHORITY_DAYS,
            "-subj", f"/CN={system} NATS authority", "-addext", "basicConstraints=critical,CA:TRUE,pathlen:0",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", "ca.key", "-out", "ca.crt")
    return {"certificate": read("ca.crt"), "key": read("ca.key")}


def make_certificate(names, days):
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=nats",
            "-keyout", "tls.key", "-out", "tls.csr")
    # servers of a cluster are clients of each other
    usage = "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\n"
    write("ext", f"subjectAltName={names}\n{usage}")
    openssl("x509", "-req", "-in", "tls.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-days", days, "-extfile", "ext",
            "-out", "tls.crt")
    return {"certificate": read("tls.crt"), "key": read("tls.key")}


def still_good(certificate, names, renew_days):
    write("old.crt", certificate)
    lasts = run("openssl", "x509", "-in", "old.crt", "-noout", "-checkend", str(int(renew_days) * 86400)).returncode == 0
    ours = run("openssl", "verify", "-CAfile", "ca.crt", "old.crt").returncode == 0
    held = run("openssl", "x509", "-in", "old.crt", "-noout", "-ext", "subjectAltName").stdout.split("\n", 1)[-1]
    has = {name.strip().replace("IP Address:", "IP:") for name in held.split(",")}
    return lasts and ours and has == set(names.split(","))


def main(system, names, days, renew_days, file=None):
    store = File(file) if file else Stack(system)
    authority = store.read("operator/nats-authority")
    if authority is None:
        authority = make_authority(system)
        store.write("operator/nats-authority", authority)
        print("created the authority")
    write("ca.crt", authority["certificate"])
    write("ca.key", authority["key"])
    # hosts must trust the authority before they see a certificate that it signed
    store.publish(authority["certificate"])
    server = store.read("nats/tls")
    if server is None or not still_good(server["certificate"], names, renew_days):
        store.write("nats/tls", make_certificate(names, days))
        print(f"created the certificate for {names}")


os.umask(0o077)
with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
    os.chdir(folder)
    try:
        main(*sys.argv[1:])
    except Fault as fault:
        sys.exit(str(fault))
