/** The whole system while everything it depends on fails at random, and itself as well. */
@NullMarked
package io.storycast.local.chaos;

import org.jspecify.annotations.NullMarked;
