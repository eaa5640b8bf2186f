/** The way of a story as OpenTelemetry spans, sent by OTLP. */
@NullMarked
package io.storycast.stage.tracing;

import org.jspecify.annotations.NullMarked;
