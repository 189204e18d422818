/** Linux reports times in hundredths of a second (USER_HZ), independent of its own clock's rate. */
const TICK_MS = 10;

/** Processor time of a thread so far, from its `/proc/…/stat`: user and system time, fields 14 and 15 of proc_pid_stat(5). */
export function cpuMsIn(stat: string): number {
  // the thread's name is in parentheses and may hold spaces and parentheses itself
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
