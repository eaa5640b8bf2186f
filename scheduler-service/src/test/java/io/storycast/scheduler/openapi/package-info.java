/** Writes the OpenAPI document from the code, and holds the running service against it. */
package io.storycast.scheduler.openapi;
