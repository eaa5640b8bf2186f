/**
 * What every stage shares: land, work, record, emit, retry, give up. No type here names a
 * framework.
 */
@NullMarked
package io.storycast.stage;

import org.jspecify.annotations.NullMarked;
