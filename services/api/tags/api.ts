import { Elysia } from "elysia";
import type { RecentAnswers } from "../answers/recent-answers";
import { json } from "../answers/rendered";
import type { World } from "../world";
import { countTags } from "./count-tags";

/** `/api/tags`. */
export const tagsApi = ({ db }: World, answers: RecentAnswers) =>
  new Elysia().get("/api/tags", ({ request }) =>
    answers.answer(request, async () => json({ items: await countTags(db), next: null })),
  );
