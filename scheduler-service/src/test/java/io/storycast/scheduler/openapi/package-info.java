/** Holds the OpenAPI document against the code, and the running service against the document. */
package io.storycast.scheduler.openapi;
