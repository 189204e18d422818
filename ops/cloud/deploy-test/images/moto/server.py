"""moto, and what it cannot know or leaves out: it calls every target healthy, where the load balancer's stand-in knows better;
with another image it would forget an instance of a stack, which CloudFormation replaces; it makes another of an instance that
ends, and does not tell the load balancer; it returns the version of a secret that was the first current one;
and it makes no database from a snapshot, nor a master's password of its own for each."""

import json
import os
import secrets
import urllib.request

from moto.autoscaling.models import AutoScalingBackend
from moto.cloudformation.parsing import ResourceMap
from moto.ec2.models.instances import Instance
from moto.elbv2.models import ELBv2Backend
from moto.rds.models import DBInstance, MasterUserSecret, rds_backends
from moto.secretsmanager.models import SecretsManagerBackend
from moto.server import main

DATABASE = "AWS::RDS::DBInstance"
MASTER_SECRET = "MasterUserSecret.SecretArn"

targets_url = os.environ["TARGETS_URL"]
terminated = AutoScalingBackend.notify_terminate_instances
described = ELBv2Backend.describe_target_health
label_moved = SecretsManagerBackend.update_secret_version_stage
create_database = DBInstance.create_from_cloudformation_json
database_attribute = DBInstance.get_cfn_attribute
has_database_attribute = DBInstance.has_cfn_attr
changes = ResourceMap.build_resource_diff


def describe_target_health(self, target_group_arn, targets):
    found = described(self, target_group_arn, targets)
    with urllib.request.urlopen(targets_url, timeout=5) as answer:
        known = json.load(answer)
    for target in found:
        if target.status == "healthy":
            target.status = known.get(target.instance_id, "initial")
            target.reason = target.description = None
    return found


def replace_instance(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    if cloudformation_json["Properties"]["ImageId"] == original_resource.image_id:
        return original_resource
    new = cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)
    original_resource.terminate()
    return new


def replace_terminated(self, instance_ids):
    terminated(self, instance_ids)
    for name in self.autoscaling_groups:
        self.update_attached_target_groups(name)


def move_label(self, secret_id, version_stage, remove_from_version_id, move_to_version_id):
    moved = label_moved(self, secret_id, version_stage, remove_from_version_id, move_to_version_id)
    if version_stage == "AWSCURRENT" and move_to_version_id:
        self.secrets[secret_id].default_version_id = move_to_version_id
    return moved


def make_database(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    properties = cloudformation_json["Properties"]
    snapshot = properties.get("DBSnapshotIdentifier")
    if snapshot:
        backend = rds_backends[account_id][region_name]
        # what the snapshot's database had is taken over, so is that RDS makes its master's password
        database = backend.restore_db_instance_from_db_snapshot(snapshot, {"db_instance_identifier": resource_name})
    else:
        database = create_database(resource_name, cloudformation_json, account_id, region_name, **kwargs)
        if properties.get("ManageMasterUserPassword"):
            database.update(manage_master_user_password=True)
    database.made_from = snapshot
    return database


def replace_database(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    properties = cloudformation_json["Properties"]
    if properties.get("DBSnapshotIdentifier") == original_resource.made_from:
        return original_resource
    new = cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)
    # one that is protected stays when CloudFormation cleans up
    if str(properties.get("DeletionProtection")).lower() != "true":
        original_resource.delete(account_id, region_name)
    return new


def database_attributes(self, name):
    return self.master_user_secret.secret_arn if name == MASTER_SECRET else database_attribute(self, name)


def master_login(self):
    return json.dumps({"username": self.resource.master_username, "password": secrets.token_urlsafe(24)})


def changes_with_parameters(self, other_template, parameters=None):
    """A parameter that holds a database's address changes with the database."""
    by_action = changes(self, other_template, parameters)
    resources, modified = other_template["Resources"], by_action["Modify"]
    databases = [name for name in modified if resources[name]["Type"] == DATABASE]
    for name, resource in resources.items():
        text = json.dumps(resource)
        if resource["Type"] == "AWS::SSM::Parameter" and name not in modified:
            modified += [name for database in databases if f'"{database}"' in text]
    return by_action


ELBv2Backend.describe_target_health = describe_target_health
AutoScalingBackend.notify_terminate_instances = replace_terminated
Instance.update_from_cloudformation_json = classmethod(replace_instance)
SecretsManagerBackend.update_secret_version_stage = move_label
DBInstance.create_from_cloudformation_json = classmethod(make_database)
DBInstance.update_from_cloudformation_json = classmethod(replace_database)
DBInstance.has_cfn_attr = classmethod(lambda cls, name: name == MASTER_SECRET or has_database_attribute(name))
DBInstance.get_cfn_attribute = database_attributes
MasterUserSecret._generate_secret_string = master_login
ResourceMap.build_resource_diff = changes_with_parameters
if __name__ == "__main__":
    main(["-H", "0.0.0.0", "-p", "80"])
