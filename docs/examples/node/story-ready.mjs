// Prints every story that is ready: the whole catalogue first, then each new one.
// npm install kafkajs
import { Kafka } from "kafkajs";

const kafka = new Kafka({
  clientId: "my-site",
  brokers: (process.env.KAFKA_BROKERS ?? "127.0.0.1:9092").split(","),
});
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? "my-site" });

await consumer.connect();
// A new group begins with the whole catalogue.
await consumer.subscribe({ topic: "storycast.story-ready.v1", fromBeginning: true });
await consumer.run({
  // The offset is committed after this returns; when it throws, the record comes again.
  eachMessage: async ({ message }) => {
    if (message.value === null) { // a tombstone
      console.log(`gone ${message.key}`);
      return;
    }
    // The same story may come twice: keep the ids you have handled.
    const story = JSON.parse(message.value);
    console.log(
      `ready ${message.headers.ce_id} ${story.slug} revision ${story.revision}: ${story.audioUrl}`,
    );
  },
});
