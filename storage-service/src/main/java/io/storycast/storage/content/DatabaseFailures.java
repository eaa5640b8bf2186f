package io.storycast.storage.content;

import io.storycast.contracts.ReasonCode;
import io.storycast.stage.StageFailure;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.core.NestedRuntimeException;

/**
 * Translates what PostgreSQL reports into the stage's failures.
 *
 * <p>A refusal carries no cause: Spring's message quotes the statement, the driver's the row.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
final class DatabaseFailures {

  /**
   * The tables' name in the stage's pauses. PostgreSQL itself has none: while it is away, no work
   * begins anyway, because the obligations are in it too.
   */
  private static final String CONTENT_TABLES = "content-tables";

  private static final String NOT_NULL = "23502";
  private static final String FOREIGN_KEY = "23503";
  private static final String RAISED_BY_TRIGGER = "P0001";
  private static final String READ_ONLY = "25006";

  private DatabaseFailures() {}

  static StageFailure translate(NestedRuntimeException failure) {
    PSQLException postgres = reported(failure);
    ServerErrorMessage server = postgres == null ? null : postgres.getServerErrorMessage();
    if (postgres == null || server == null) {
      return StageFailure.of(ReasonCode.DATABASE_UNAVAILABLE, "PostgreSQL cannot be reached.")
          .causedBy(failure);
    }
    String state = String.valueOf(server.getSQLState());
    return switch (reason(state)) {
      case DATABASE_UNAVAILABLE ->
          StageFailure.of(
                  ReasonCode.DATABASE_UNAVAILABLE,
                  "PostgreSQL did not do the work (SQLSTATE %s).".formatted(state))
              .causedBy(postgres);
      case UNEXPECTED ->
          StageFailure.of(
              ReasonCode.UNEXPECTED, "PostgreSQL answered with SQLSTATE %s.".formatted(state));
      case CONTENT_TABLES_UNSUITABLE ->
          StageFailure.of(ReasonCode.CONTENT_TABLES_UNSUITABLE, refusal(state, server))
              .ofDependency(CONTENT_TABLES);
      case ReasonCode refused -> StageFailure.of(refused, refusal(state, server));
    };
  }

  private static ReasonCode reason(String state) {
    if (state.equals(NOT_NULL) || state.equals(FOREIGN_KEY)) {
      return ReasonCode.CONTENT_TABLES_UNSUITABLE;
    }
    if (state.equals(RAISED_BY_TRIGGER)) {
      return ReasonCode.CONTENT_ROW_REFUSED;
    }
    if (state.equals(READ_ONLY)) {
      return ReasonCode.DATABASE_UNAVAILABLE;
    }
    return switch (state.substring(0, 2)) {
      // A column or a privilege is missing, or a type does not fit: no story can be written.
      case "42" -> ReasonCode.CONTENT_TABLES_UNSUITABLE;
      // Data exceptions and constraints: the next story may be fine.
      case "22", "23" -> ReasonCode.CONTENT_ROW_REFUSED;
      // Connections, logins, rollbacks, resources, locks, shutdowns, system errors.
      case "08", "28", "3D", "40", "53", "55", "57", "58" -> ReasonCode.DATABASE_UNAVAILABLE;
      default -> ReasonCode.UNEXPECTED;
    };
  }

  private static String refusal(String state, ServerErrorMessage server) {
    if (state.equals(NOT_NULL)) {
      return "The column %s.%s must not be null and has no default: give it a default."
          .formatted(server.getTable(), server.getColumn());
    }
    if (server.getConstraint() != null) {
      return "The constraint %s of the table %s refuses the story: relax it or change the scenario."
          .formatted(server.getConstraint(), server.getTable());
    }
    if (state.startsWith("42")) {
      return "The content tables do not fit: %s.".formatted(server.getMessage());
    }
    return "The content tables refuse the story: %s (SQLSTATE %s)."
        .formatted(withoutValues(server), state);
  }

  /** PostgreSQL puts the offending value into quotation marks, if it names it. */
  private static String withoutValues(ServerErrorMessage server) {
    return String.valueOf(server.getMessage()).replaceAll("\".*\"", "…");
  }

  private static @Nullable PSQLException reported(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException postgres) {
        return postgres;
      }
    }
    return null;
  }
}
