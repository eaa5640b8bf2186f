/**
 * The contract a model's answer must keep to become a story: reading, local repair, schema, rules.
 */
@NullMarked
package io.storycast.story.contract;

import org.jspecify.annotations.NullMarked;
