/** The engine of a stage: what happens to an obligation from landing to emission or dead letter. */
@NullMarked
package io.storycast.stage.engine;

import org.jspecify.annotations.NullMarked;
