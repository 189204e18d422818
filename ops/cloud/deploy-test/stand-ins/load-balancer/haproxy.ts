import type { Template } from "../../../templates/template";

/** The health check of each target, from the template. */
export interface HealthCheck {
  readonly path: string;
  readonly intervalS: number;
  readonly timeoutS: number;
  readonly rise: number;
  readonly fall: number;
}

export function healthCheckOf(hosts: Template): HealthCheck {
  const targets = hosts.Resources["ApiTargets"]?.Properties ?? {};
  const number = (name: string) => {
    const value = targets[name];
    if (typeof value !== "number") throw new Error(`the target group has no ${name}`);
    return value;
  };
  return {
    path: String(targets["HealthCheckPath"]),
    intervalS: number("HealthCheckIntervalSeconds"),
    timeoutS: number("HealthCheckTimeoutSeconds"),
    rise: number("HealthyThresholdCount"),
    fall: number("UnhealthyThresholdCount"),
  };
}

/** HAProxy as a load balancer of AWS's with a certificate: redirects to HTTPS, never retries a request. */
export const haproxy = ({ path, timeoutS }: HealthCheck): string => `
global
  # servers come and go by this socket
  stats socket ipv4@127.0.0.1:9999 level admin
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  retries 0
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout http-keep-alive 60s
  timeout check ${timeoutS}s
frontend http
  bind :80
  http-request redirect scheme https code 301
frontend https
  bind :443 ssl crt /etc/haproxy/page.pem
  option forwardfor
  http-request set-header X-Forwarded-Proto https
  default_backend apis
backend apis
  balance roundrobin
  http-reuse always
  option httpchk
  http-check send meth GET uri ${path} ver HTTP/1.1 hdr Host targets
  http-check expect status 200
`;
