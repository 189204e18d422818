import { expect, test } from "bun:test";
import { base, resource, resourcesOf, templates } from "./both";

const ATTACHED = "InternetAttachment";

test("public subnets lead to the internet, private ones to a gateway of their zone or of the only one", () => {
  const associations = resourcesOf("AWS::EC2::SubnetRouteTableAssociation").map(([, { Properties }]) => Properties);
  expect(associations).toEqual([
    { SubnetId: { Ref: "PublicA" }, RouteTableId: { Ref: "PublicRoutes" } },
    { SubnetId: { Ref: "PublicB" }, RouteTableId: { Ref: "PublicRoutes" } },
    { SubnetId: { Ref: "PrivateA" }, RouteTableId: { Ref: "PrivateRoutesA" } },
    { SubnetId: { Ref: "PrivateB" }, RouteTableId: { Ref: "PrivateRoutesB" } },
  ]);
  expect(resource("PublicRoute").Properties).toMatchObject({ GatewayId: { Ref: "Internet" } });
  expect(resource("PrivateRouteA").Properties).toMatchObject({ NatGatewayId: { Ref: "NatA" } });
  expect(resource("PrivateRouteB").Properties).toMatchObject({
    NatGatewayId: { "Fn::If": ["TwoNatGateways", { Ref: "NatB" }, { Ref: "NatA" }] },
  });
  expect(base.Conditions["TwoNatGateways"]).toEqual({ "Fn::Equals": [{ Ref: "NatGateways" }, "2"] });
  for (const id of ["NatB", "NatAddressB"]) expect(resource(id).Condition).toBe("TwoNatGateways");
});

test("nothing in the network gets a public address by itself", () => {
  for (const [, { text }] of templates) expect(text).not.toMatch(/MapPublicIpOnLaunch|AssociatePublicIpAddress/);
});

test("what needs the way to the internet is made after it and ended before it", () => {
  for (const id of ["NatAddressA", "NatAddressB", "PublicRoute"])
    expect([id, resource(id).DependsOn]).toEqual([id, ATTACHED]);
  // delivery is tried when the log is made
  expect(resource("FlowLog").DependsOn).toBe("LogsPolicy");
});

test("all traffic is logged, and S3 is reached from both private subnets without the NAT gateway", () => {
  expect(resource("FlowLog").Properties).toMatchObject({ TrafficType: "ALL", LogDestinationType: "s3" });
  expect(resource("S3Endpoint").Properties?.["RouteTableIds"]).toEqual([
    { Ref: "PrivateRoutesA" },
    { Ref: "PrivateRoutesB" },
  ]);
});

test("every alarm reaches the topic that mails, and says what is wrong", () => {
  const alarms = resourcesOf("AWS::CloudWatch::Alarm");
  expect(alarms.length).toBeGreaterThanOrEqual(12);
  for (const [id, { Properties = {} }] of alarms) {
    expect([id, JSON.stringify(Properties["AlarmActions"])]).toEqual([id, expect.stringMatching(/"Alarms"|-Alarms"/)]);
    expect([id, Properties["AlarmDescription"]]).toEqual([id, expect.any(String)]);
  }
  expect(resource("Alarms").Properties).toEqual({
    Subscription: [{ Protocol: "email", Endpoint: { Ref: "AlarmEmail" } }],
  });
  expect(base.Parameters["AlarmEmail"]).not.toHaveProperty("Default");
});
