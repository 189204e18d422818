"""The hosts of the system on AWS: checks what amazon.aws.aws_ec2 needs, then hands over to it.

Ansible tries every inventory plugin on a file and prints a trace of each that fails. A person who forgot the region would read
four of them. So this plugin checks first, and ends the run with one sentence.
"""

import os
import sys
from pathlib import Path

from ansible import context
from ansible.plugins.inventory import BaseInventoryPlugin
from ansible.plugins.loader import inventory_loader
from ansible.utils.display import Display

DOCUMENTATION = """
name: hosts_on_aws
short_description: Hosts of the system on AWS
description:
  - Checks that boto3, amazon.aws, a region and credentials are there, then hands over to amazon.aws.aws_ec2.
  - Reads inventory/aws_ec2.yml beside its own folder, so that the configuration may name it from any folder.
options: {}
"""

SETTINGS = Path(__file__).resolve().parent.parent / "inventory" / "aws_ec2.yml"
# playbooks name these; an empty one keeps Ansible from warning that there is no such group
GROUPS = ("infostream", "nats", "fetcher", "tagger", "api")


class InventoryModule(BaseInventoryPlugin):
    NAME = "hosts_on_aws"

    def verify_file(self, path):
        """Compares only the file's name: ansible.cfg is read from two folders and names the file relative to each."""
        return Path(path).name == SETTINGS.name

    def parse(self, inventory, loader, path, cache=True):
        for group in GROUPS:
            inventory.add_group(group)
        if only_reads_playbooks():
            return
        missing = what_is_missing()
        if missing:
            stop(missing)
        try:
            inventory_loader.get("amazon.aws.aws_ec2").parse(inventory, loader, str(SETTINGS), cache=cache)
        except Exception as error:
            stop(f"AWS did not list the hosts. It said: {first_line(error)}")


def only_reads_playbooks():
    """True for --syntax-check, --list-tasks and --list-tags, which connect to no host and work without AWS."""
    return any(context.CLIARGS.get(option) for option in ("syntax", "listtasks", "listtags"))


def what_is_missing():
    """A sentence about the first thing that is missing, or None. Sets AWS_REGION."""
    if inventory_loader.get("amazon.aws.aws_ec2") is None:
        return "The collection amazon.aws is missing: ansible-galaxy collection install -r ansible/requirements.yml"
    try:
        import boto3
    except ImportError:
        return f"boto3 is missing in Ansible's Python ({sys.executable}): pipx inject ansible boto3, or apt install python3-boto3"
    try:
        session = boto3.Session()
        region = os.environ.get("AWS_REGION") or session.region_name
        if not region:
            return "No AWS region is set: export AWS_REGION=eu-central-1, or run aws configure set region eu-central-1"
        if session.get_credentials() is None:
            return "No AWS credentials were found: log in (aws sso login), or name a profile with AWS_PROFILE"
    except Exception as error:
        return f"The AWS settings of this machine cannot be used. Check ~/.aws/config and AWS_PROFILE. Error: {first_line(error)}"
    os.environ["AWS_REGION"] = region
    return None


def first_line(error):
    return str(error).strip().partition("\n")[0]


def stop(sentence):
    # An error would make Ansible try its other plugins on the same file, and print a trace of each.
    Display().error(sentence, wrap_text=False)
    raise SystemExit(1)
