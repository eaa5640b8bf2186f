/** Finds the one JSON object in what a model wrote, and repairs what is almost JSON. */
@NullMarked
package io.storycast.story.contract.json;

import org.jspecify.annotations.NullMarked;
