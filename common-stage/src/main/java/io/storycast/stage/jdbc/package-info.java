/** The engine's and the ledger's tables in PostgreSQL. */
@NullMarked
package io.storycast.stage.jdbc;

import org.jspecify.annotations.NullMarked;
