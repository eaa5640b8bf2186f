/** Puts the engine together in a Spring Boot service. */
@NullMarked
package io.storycast.stage.boot;

import org.jspecify.annotations.NullMarked;
