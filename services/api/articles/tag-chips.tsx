/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";

/** The page of a tag, which may hold any characters. */
export const tagPath = (name: string) => `/tags/${encodeURIComponent(name)}`;

/** The tags of one article. */
export function TagChips({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "";
  return (
    <ul class="chips" aria-label="Tags">
      {names.map((name) => (
        <li>
          <a rel="tag" href={tagPath(name)} safe>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
