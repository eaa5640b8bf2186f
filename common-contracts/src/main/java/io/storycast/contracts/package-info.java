/** The public contract: events, ids, topics, headers and JSON Schemas; depends on Jackson only. */
@NullMarked
package io.storycast.contracts;

import org.jspecify.annotations.NullMarked;
