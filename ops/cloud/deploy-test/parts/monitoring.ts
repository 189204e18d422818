import type { Environment } from "../environment";
import { startInterface } from "./interface";

export const MONITORING = "monitoring";

/** A reader of metrics; only the test of the security groups uses it. */
export const startMonitoring = (environment: Environment): Promise<void> =>
  startInterface(environment, MONITORING, { address: environment.address.monitoring, group: "MonitoringSg" });
