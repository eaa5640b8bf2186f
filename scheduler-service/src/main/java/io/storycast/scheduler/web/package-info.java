/** What every endpoint shares: who calls and why, generation options, the OpenAPI document. */
@NullMarked
package io.storycast.scheduler.web;

import org.jspecify.annotations.NullMarked;
