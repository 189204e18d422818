/** @jsxRuntime classic @jsx Html.createElement @jsxFrag Html.Fragment */
import { Html } from "@elysiajs/html";
import type { TagCount } from "@infostream/contracts/http/tags";
import { tagPath } from "../articles/tag-chips";

/** All tags with their numbers, beside the content or, on a phone, below it. */
export function TagRail({ tags, current }: { tags: readonly TagCount[]; current: string | undefined }) {
  return (
    <nav class="rail" id="tags" aria-labelledby="tags-title">
      <h2 id="tags-title">Tags</h2>
      {tags.length === 0 ? (
        <p class="quiet">Tags appear as soon as articles are tagged.</p>
      ) : (
        <ul>
          {tags.map(({ name, articles }) => (
            <li>
              <a href={tagPath(name)} aria-current={name === current ? "page" : undefined}>
                <span safe>{name}</span>
                <span class="count" safe>
                  {articles.toLocaleString("en")}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
