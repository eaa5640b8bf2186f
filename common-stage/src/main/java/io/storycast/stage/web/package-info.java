/** What the API of a service needs besides its endpoints: its token, and problem details. */
@NullMarked
package io.storycast.stage.web;

import org.jspecify.annotations.NullMarked;
