package io.storycast.stage.jdbc;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into one array for each column, for {@code unnest}.
 *
 * @param <T> a row
 */
record Columns<T>(List<T> rows) {

  @Nullable String[] texts(Function<T, @Nullable Object> column) {
    return rows.stream()
        .map(column)
        .map(value -> Objects.toString(value, null))
        .toArray(String[]::new);
  }

  int[] numbers(ToIntFunction<T> column) {
    return rows.stream().mapToInt(column).toArray();
  }

  byte[][] bytes(Function<T, byte[]> column) {
    return rows.stream().map(column).toArray(byte[][]::new);
  }
}
