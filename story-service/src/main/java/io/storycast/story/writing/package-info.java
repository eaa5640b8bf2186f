/** Writing a story from a scenario: what is asked, what is paid, what is accepted. */
@NullMarked
package io.storycast.story.writing;

import org.jspecify.annotations.NullMarked;
