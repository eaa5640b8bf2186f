// @ts-check
// Asks for a story by a client that was generated from docs/openapi.json, follows its job by
// server-sent events, and with --cancel stops it. See the README beside this file.
import createClient from "openapi-fetch";

/** @typedef {import("./storycast.d.ts").paths} paths */

const [slug, mode] = process.argv.slice(2);
const url = process.env.STORYCAST_URL ?? "http://localhost:8080";
const token = process.env.STORYCAST_TOKEN ?? "";
const headers = { Authorization: `Bearer ${token}` };

/** @type {import("openapi-fetch").Client<paths>} */
const api = createClient({ baseUrl: url, headers });

if (!slug) {
  console.error("usage: node follow.mjs SLUG [--cancel]");
  process.exit(2);
}

const created = await api.POST("/v1/jobs", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { slug },
});
const id = created.data?.id;
if (!id) {
  console.error("refused:", created.error?.code, created.error?.detail);
  process.exit(1);
}
console.log(`job ${id}: ${created.data?.message}`);

if (mode === "--cancel") {
  const cancelled = await api.POST("/v1/jobs/{id}/cancel", {
    params: { path: { id } },
    body: { reason: "the example was told to" },
  });
  console.log("cancel:", cancelled.data?.status ?? cancelled.error?.code);
} else {
  await follow(id);
}

const job = await api.GET("/v1/jobs/{id}", { params: { path: { id } } });
console.log(`${job.data?.slug} is ${job.data?.status}: ${job.data?.story.audioUrl ?? "no audio"}`);
process.exit(job.data?.status === (mode === "--cancel" ? "cancelled" : "succeeded") ? 0 : 1);

/**
 * Prints each event until the job has ended.
 * @param {string} job
 */
async function follow(job) {
  const answer = await fetch(`${url}/v1/jobs/${job}/events`, { headers });
  if (!answer.ok || !answer.body) {
    throw new Error(`the stream answers ${answer.status}`);
  }
  let text = "";
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const data = text.slice(0, end).split("\n").find((line) => line.startsWith("data:"));
      text = text.slice(end + 2);
      const event = data ? JSON.parse(data.slice(5)) : {};
      if (event.kind) {
        console.log(event.at, event.kind, event.stage ?? "");
      }
      if (["succeeded", "failed", "cancelled"].includes(event.status)) {
        return;
      }
    }
  }
}
