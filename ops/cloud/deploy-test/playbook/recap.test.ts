import { expect, test } from "bun:test";
import { recapOf } from "./recap";

const OUTPUT = `
PLAY RECAP of an earlier play that a task printed
i-1 : ok=9 changed=9 unreachable=0 failed=0 skipped=0 rescued=0 ignored=0

PLAY RECAP *********************************************************************
i-0a1                      : ok=12   changed=3    unreachable=0    failed=0    skipped=1    rescued=0    ignored=0
localhost                  : ok=1    changed=0    unreachable=0    failed=1    skipped=0    rescued=2    ignored=0
`;

test("each host's counts come from the last table", () => {
  expect(Object.fromEntries(recapOf(OUTPUT))).toEqual({
    "i-0a1": { ok: 12, changed: 3, unreachable: 0, failed: 0, skipped: 1, rescued: 0 },
    localhost: { ok: 1, changed: 0, unreachable: 0, failed: 1, skipped: 0, rescued: 2 },
  });
});

test("an interrupted playbook has no recap", () => {
  expect(recapOf("ERROR! the playbook: nothing.yml could not be found").size).toBe(0);
});
