import { SettingsError } from "@infostream/chassis/settings";
import type { TagRules } from "@infostream/contracts/tag-rules";
import { checkRules } from "../core/tag-rules/check-rules";

/** The rules that come with InfoStream. */
const builtInRules: string = Bun.fileURLToPath(new URL("../rules/default.yml", import.meta.url));

/** A rules file that cannot be used, with everything that is wrong with it: a fault of the settings, which no restart fixes. */
class TagRulesFault extends SettingsError {
  override readonly name = "TagRulesFault";
  constructor(path: string, faults: readonly string[], cause?: unknown) {
    super(faults, `The tag rules in ${path} are not valid`, cause);
  }
}

/** Reads a YAML file of tag rules whole, or throws a {@link TagRulesFault} that lists every fault. */
export async function loadTagRules(path: string = builtInRules): Promise<TagRules> {
  const rules = checkRules(parseYaml(path, await readText(path)));
  if ("faults" in rules) throw new TagRulesFault(path, rules.faults);
  return rules;
}

async function readText(path: string): Promise<string> {
  try {
    return await Bun.file(path).text();
  } catch (cause) {
    throw new TagRulesFault(path, [`it cannot be read: ${reason(cause)}`], cause);
  }
}

function parseYaml(path: string, text: string): unknown {
  try {
    return Bun.YAML.parse(text);
  } catch (cause) {
    throw new TagRulesFault(path, [`it is not YAML: ${reason(cause)}`], cause);
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
