/** Language models behind OpenAI-compatible chat completions. */
@NullMarked
package io.storycast.story.model;

import org.jspecify.annotations.NullMarked;
