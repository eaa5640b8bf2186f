/** The commands that ask for jobs, give orders about many, and follow them. */
@NullMarked
package io.storycast.cli.jobs;

import org.jspecify.annotations.NullMarked;
