import type { Environment } from "../environment";
import { startInterface } from "./interface";

export const MONITORING = "monitoring";

/** Whatever reads metrics: nothing does yet but the test of the security groups. */
export const startMonitoring = (environment: Environment): Promise<void> =>
  startInterface(environment, MONITORING, { address: environment.address.monitoring, group: "MonitoringSg" });
