package io.storycast.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds components that JSON left null though their record does not allow it. */
final class RequiredFields {

  /**
   * Reflection hands out new accessors each time, and these are slow until they have run a while.
   */
  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> record) {
          return Stream.of(record.getRecordComponents()).map(Component::of).toList();
        }
      };

  private RequiredFields() {}

  private record Component(String name, boolean nullable, Method accessor) {

    static Component of(RecordComponent component) {
      return new Component(
          component.getName(),
          component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          component.getAccessor());
    }

    @Nullable Object valueIn(Object record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(accessor + " cannot be read", e);
      }
    }
  }

  /** The path of the first missing component, or null when nothing is missing. */
  static @Nullable String missing(Object record) {
    for (Component component : COMPONENTS.get(record.getClass())) {
      Object value = component.valueIn(record);
      if (value == null) {
        if (!component.nullable()) {
          return component.name();
        }
        continue;
      }
      String inside = missingInside(value);
      if (inside != null) {
        return component.name() + inside;
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
}
