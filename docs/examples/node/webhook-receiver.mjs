// Receives webhooks, believes only those that are signed with our secret, and prints them.
// npm install standardwebhooks
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET); // whsec_...
const handled = new Set();

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString("utf8"); // verify these bytes, not parsed JSON
  try {
    const event = webhook.verify(body, request.headers);
    const id = request.headers["webhook-id"];
    if (!handled.has(id)) { // the same one may come twice
      handled.add(id);
      console.log(`verified ${id} ${event.type} ${event.data.slug ?? ""}`);
    }
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end(); // not ours, or too old
  }
}).listen(Number(process.env.PORT ?? 8000), "127.0.0.1");
