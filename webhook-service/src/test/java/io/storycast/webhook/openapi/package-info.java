/** Holds the OpenAPI document against the code. */
package io.storycast.webhook.openapi;
