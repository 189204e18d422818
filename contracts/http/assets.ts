import { Type as t } from "@sinclair/typebox";

export const AssetPath = t.Object({ file: t.String({ examples: ["app.0.css"] }) });
