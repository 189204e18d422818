"""moto, and what it cannot know: it calls every target healthy, the load balancer's stand-in knows better; and with another
image it would forget an instance of a stack, which CloudFormation replaces."""

import json
import os
import urllib.request

from moto.ec2.models.instances import Instance
from moto.elbv2.models import ELBv2Backend
from moto.server import main

TARGETS = os.environ["TARGETS_URL"]
described = ELBv2Backend.describe_target_health


def describe_target_health(self, target_group_arn, targets):
    found = described(self, target_group_arn, targets)
    with urllib.request.urlopen(TARGETS, timeout=5) as answer:
        known = json.load(answer)
    for target in found:
        if target.status == "healthy":
            target.status = known.get(target.instance_id, "initial")
            target.reason = target.description = None
    return found


def replace(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    if cloudformation_json["Properties"]["ImageId"] == original_resource.image_id:
        return original_resource
    new = cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)
    original_resource.terminate()
    return new


ELBv2Backend.describe_target_health = describe_target_health
Instance.update_from_cloudformation_json = classmethod(replace)
main(["-H", "0.0.0.0", "-p", "80"])
