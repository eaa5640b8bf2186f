/** The bucket: Cloudflare R2, or anything that speaks S3. */
@NullMarked
package io.storycast.audio.store;

import org.jspecify.annotations.NullMarked;
