package io.storycast.contracts;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds components that JSON left null though their record does not allow it. */
final class RequiredFields {

  private RequiredFields() {}

  /** The path of the first missing component, or null when nothing is missing. */
  static @Nullable String missing(Object record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = valueOf(component, record);
      if (value == null) {
        if (!isNullable(component)) {
          return component.getName();
        }
        continue;
      }
      String inside = missingInside(value);
      if (inside != null) {
        return component.getName() + inside;
      }
    }
    return null;
  }

  private static @Nullable String missingInside(Object value) {
    if (value.getClass().isRecord()) {
      String missing = missing(value);
      return missing == null ? null : "." + missing;
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String missing = missingInside(list.get(i));
        if (missing != null) {
          return "[" + i + "]" + missing;
        }
      }
    }
    return null;
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object valueOf(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
