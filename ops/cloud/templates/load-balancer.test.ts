import { expect, test } from "bun:test";
import { hosts, resource, resourcesOf } from "./both";

const HTTPS_ONLY = "HasCertificate";

test("the load balancer faces the internet from both public subnets", () => {
  expect(resource("LoadBalancer").Properties).toMatchObject({
    Type: "application",
    Scheme: "internet-facing",
    Subnets: ["PublicA", "PublicB"].map((id) => ({ "Fn::ImportValue": { "Fn::Sub": `\${Name}-${id}` } })),
  });
});

test("it drops invalid headers, logs requests, is protected, and hangs up before the api does", () => {
  expect(resource("LoadBalancer").Properties?.["LoadBalancerAttributes"]).toEqual([
    { Key: "deletion_protection.enabled", Value: { Ref: "DeletionProtection" } },
    { Key: "routing.http.drop_invalid_header_fields.enabled", Value: "true" },
    { Key: "idle_timeout.timeout_seconds", Value: "60" },
    { Key: "access_logs.s3.enabled", Value: "true" },
    { Key: "access_logs.s3.bucket", Value: { "Fn::ImportValue": { "Fn::Sub": "${Name}-LogsBucket" } } },
    { Key: "access_logs.s3.prefix", Value: "alb" },
  ]);
});

test("with a certificate HTTP redirects; without one it answers 403 to all that is not GET or HEAD", () => {
  const { Condition, Properties } = resource("HttpListener");
  expect(Condition).toBeUndefined();
  expect(Properties).toMatchObject({
    Port: 80,
    DefaultActions: [
      {
        "Fn::If": [
          HTTPS_ONLY,
          { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } },
          { Type: "fixed-response", FixedResponseConfig: { StatusCode: "403" } },
        ],
      },
    ],
  });
  expect(resourcesOf("AWS::ElasticLoadBalancingV2::ListenerRule").map(([id]) => id)).toEqual(["HttpReadOnly"]);
  expect(resource("HttpReadOnly")).toMatchObject({
    Condition: "NoCertificate",
    Properties: {
      ListenerArn: { Ref: "HttpListener" },
      Conditions: [{ Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET", "HEAD"] } }],
      Actions: [{ Type: "forward", TargetGroupArn: { Ref: "ApiTargets" } }],
    },
  });
});

test("HTTPS takes TLS 1.2 and newer, and is there where a certificate is", () => {
  expect(resource("HttpsListener")).toMatchObject({
    Condition: HTTPS_ONLY,
    Properties: {
      Port: 443,
      Protocol: "HTTPS",
      SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      Certificates: [{ CertificateArn: { Ref: "CertificateArn" } }],
      DefaultActions: [{ Type: "forward", TargetGroupArn: { Ref: "ApiTargets" } }],
    },
  });
  const empty = { "Fn::Equals": [{ Ref: "CertificateArn" }, ""] };
  expect(hosts.Conditions).toMatchObject({ HasCertificate: { "Fn::Not": [empty] }, NoCertificate: empty });
});

test("balancer and group ask the api whether it is alive, never whether its servers are", () => {
  expect(resource("ApiTargets").Properties).toMatchObject({
    Port: 8080,
    Protocol: "HTTP",
    HealthCheckPath: "/healthz",
    Matcher: { HttpCode: "200" },
    TargetGroupAttributes: [{ Key: "deregistration_delay.timeout_seconds", Value: { Ref: "DeregistrationDelay" } }],
  });
  expect(resource("ApiGroup")).toMatchObject({
    DependsOn: "HttpListener",
    Properties: { HealthCheckType: "ELB", TargetGroupARNs: [{ Ref: "ApiTargets" }] },
  });
  expect(JSON.stringify(hosts.Resources)).not.toContain("readyz");
});
