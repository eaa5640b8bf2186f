"""Prints every story that is ready: the whole catalogue first, then each new one.

Needs confluent-kafka: pip install confluent-kafka, or apt-get install python3-confluent-kafka.
"""

import json
import os

from confluent_kafka import Consumer

consumer = Consumer(
    {
        "bootstrap.servers": os.environ.get("KAFKA_BROKERS", "127.0.0.1:9092"),
        "group.id": os.environ.get("GROUP", "my-site"),
        "auto.offset.reset": "earliest",  # a new group begins with the whole catalogue
        "enable.auto.commit": False,
    }
)
consumer.subscribe(["storycast.story-ready.v1"])
try:
    while True:
        record = consumer.poll(1.0)
        if record is None:
            continue
        if record.error():
            raise RuntimeError(record.error())
        if record.value() is None:  # a tombstone
            print("gone", record.key().decode(), flush=True)
        else:
            # The same story may come twice: keep the ids you have handled.
            event_id = dict(record.headers())["ce_id"].decode()
            story = json.loads(record.value())
            print(
                f"ready {event_id} {story['slug']} revision {story['revision']}: {story['audioUrl']}",
                flush=True,
            )
        consumer.commit(record)  # after the work: what was not committed comes again
finally:
    consumer.close()
