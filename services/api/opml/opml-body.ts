import { readBody } from "../http/body";
import { invalidBody, Problem } from "../http/problem";
import { decodeDocument } from "./decode-document";

const LONGEST_BYTES = 16 * 1024 * 1024;
/** Boundaries and other fields of a form around the file. */
const FORM_BYTES = 64 * 1024;

/** The text of the OPML file in a request: its body, with any Content-Type, or the field `file` of a form. */
export async function readOpmlBody(request: Request): Promise<string> {
  const type = request.headers.get("content-type");
  if (!/^\s*multipart\/form-data\b/i.test(type ?? ""))
    return decodeDocument(await readBody(request, LONGEST_BYTES), type);
  const file = await fileOf(await readBody(request, LONGEST_BYTES + FORM_BYTES), type ?? "");
  if (typeof file === "string") return file;
  if (file.size > LONGEST_BYTES)
    throw new Problem("body-too-large", `The file must not exceed ${LONGEST_BYTES} bytes.`);
  return decodeDocument(await file.bytes(), file.type);
}

async function fileOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<File | string> {
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  if (form === null) throw invalidBody("The request body is not valid multipart/form-data.");
  const file = form.get("file");
  if (file === null) throw invalidBody("The form has no field `file`. Send the OPML file in a field of that name.");
  return file;
}
