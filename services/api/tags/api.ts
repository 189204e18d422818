import type { ArticleStore } from "@infostream/contracts";
import type { Kysely } from "kysely";
import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { json } from "../answers/rendered";
import { countTags } from "./count-tags";

export interface TagsDeps {
  readonly db: Kysely<ArticleStore>;
}

/** `/api/tags`. */
export const tagsApi = ({ db }: TagsDeps, answers: RecentAnswers) =>
  new Elysia().get("/api/tags", ({ request }) =>
    answers.answer(request, async () => json({ items: await countTags(db), next: null })),
  );
