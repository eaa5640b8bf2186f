/** The content tables and the sink's own tables on PostgreSQL. */
@NullMarked
package io.storycast.storage.content;

import org.jspecify.annotations.NullMarked;
