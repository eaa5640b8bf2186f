/** The rules a story keeps: what each mends without asking, and what it tells the model. */
@NullMarked
package io.storycast.story.contract.rules;

import org.jspecify.annotations.NullMarked;
