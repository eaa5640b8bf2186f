/** storage-service: the sink of the pipeline, the only writer of the content tables. */
@NullMarked
package io.storycast.storage;

import org.jspecify.annotations.NullMarked;
