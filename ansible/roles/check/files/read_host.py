"""Prints the state of a host as one JSON object on one line; vars/main.yml says what is wrong with it. Changes nothing.

usage: read_host.py ROLE
"""
import json
import os
import subprocess
import sys
import time

SECRETS = "/run/infostream/versions"
WATCH = "/run/infostream-watch.json"
STREAMS = "/var/lib/infostream/nats"


def output(*words):
    try:
        return subprocess.run(words, capture_output=True, text=True, timeout=20).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


def read(path):
    try:
        with open(path) as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def container(role):
    """The service's container, or null."""
    found = json.loads(output("docker", "inspect", f"infostream-{role}-1") or "[]")
    if not found:
        return None
    state, config = found[0]["State"], found[0]["Config"]
    return {
        "image": config["Image"],
        "state": state["Status"],
        "health": state.get("Health", {}).get("Status", "none"),
        "restarts": found[0]["RestartCount"],
        "secrets": config["Labels"].get("infostream.secrets", ""),
    }


def disks(paths):
    """Percent in use, as df counts."""
    usage = {path: os.statvfs(path) for path in paths if os.path.ismount(path)}
    return {path: round(100 - 100 * of.f_bavail / (of.f_blocks - of.f_bfree + of.f_bavail)) for path, of in usage.items()}


def streams():
    """What is wrong with the volume, or nothing."""
    done = subprocess.run(["/usr/local/sbin/infostream-nats-volume", "check"], capture_output=True, text=True)
    return done.stderr.strip()


def age(path):
    return round(time.time() - os.stat(path).st_mtime) if os.path.exists(path) else None


role = sys.argv[1]
print(json.dumps({
    "docker": output("systemctl", "is-active", "docker.service"),
    "container": container(role),
    "secrets": read(SECRETS) or {},
    "disks": disks(["/", STREAMS]),
    "reboot": os.path.exists("/run/reboot-required"),
    "streams": streams() if role == "nats" else "",
    "timer": output("systemctl", "is-active", "infostream-watch.timer"),
    "watch": read(WATCH),
    "watch_age": age(WATCH),
    "failed": [line.split()[0] for line in output("systemctl", "list-units", "--failed", "--plain", "--no-legend").splitlines()],
    "held": output("systemctl", "is-active", "infostream-push.service") == "active",
}))
