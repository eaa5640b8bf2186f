/** Checks each dependency with one real call and says what to fix. */
@NullMarked
package io.storycast.cli.doctor;

import org.jspecify.annotations.NullMarked;
