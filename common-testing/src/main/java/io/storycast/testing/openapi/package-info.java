/** Writes the OpenAPI document of a service from its controllers, with words from its notes. */
@NullMarked
package io.storycast.testing.openapi;

import org.jspecify.annotations.NullMarked;
