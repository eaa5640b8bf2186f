package io.storycast.scheduler.console.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * The settings of this service as they are in force: those that {@code docs/configuration.md}
 * lists, found in the same files.
 */
@Component
class EffectiveSettings {

  /** {@code ${NAME:default}} as the whole value of a property, or within it. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)(?::(\\$\\{[^}]*}|[^${}]*))?");

  private static final Pattern SECRET =
      Pattern.compile(".*(SECRET|TOKEN|PASSWORD|API_KEY|ACCESS_KEY|PRIVATE|CREDENTIAL|_KEYS?$).*");

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@]*@");
  private static final Pattern URL_SECRET =
      Pattern.compile("(?i)([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&]*");
  private static final String MASK = "••••••••";

  private final Environment environment;

  EffectiveSettings(Environment environment) {
    this.environment = environment;
  }

  /** The settings by the part of the service they belong to. */
  Map<String, List<Setting>> byPart() {
    Map<String, Setting> found = new TreeMap<>();
    sources().forEach((property, text) -> add(property, text, found));
    found.put("DATABASE_URL", databaseUrl());
    Map<String, List<Setting>> parts = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      List<Setting> own =
          found.values().stream().filter(setting -> Part.of(setting) == part).toList();
      if (!own.isEmpty()) {
        parts.put(part.title(), own);
      }
    }
    return parts;
  }

  private void add(String property, String text, Map<String, Setting> found) {
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String name = variable.group(1);
      boolean whole = text.startsWith("${" + name) && text.endsWith("}");
      String fallback = fallback(whole ? rest(text, name) : variable.group(2));
      String value = environment.getProperty(whole ? property : name, fallback);
      found.putIfAbsent(name, setting(name, property, value, fallback));
    }
  }

  /** What stands behind the name, as far as the closing brace. */
  private static @Nullable String rest(String text, String name) {
    int start = name.length() + 3;
    return text.length() <= start ? null : text.substring(start, text.length() - 1);
  }

  private String fallback(@Nullable String text) {
    return text == null ? "" : environment.resolvePlaceholders(text);
  }

  private static Setting setting(String name, String property, String value, String fallback) {
    boolean secret = SECRET.matcher(name).matches();
    return new Setting(
        name,
        property,
        secret ? masked(value) : withoutSecrets(value),
        secret ? "" : withoutSecrets(fallback),
        secret,
        !value.equals(fallback));
  }

  private Setting databaseUrl() {
    String url = environment.getProperty("spring.datasource.url", "");
    return new Setting(
        "DATABASE_URL", "spring.datasource.url", withoutSecrets(url), "", false, true);
  }

  private static String masked(String value) {
    return value.isEmpty() ? "" : MASK;
  }

  /** Addresses may hold a user and a password. */
  private static String withoutSecrets(String value) {
    return URL_SECRET
        .matcher(USER_INFO.matcher(value).replaceAll(MASK + "@"))
        .replaceAll("$1" + MASK);
  }

  private static Map<String, String> sources() {
    Map<String, String> texts = new TreeMap<>();
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yml"));
    Properties own = yaml.getObject();
    if (own != null) {
      own.forEach((name, text) -> texts.put(name.toString(), text.toString()));
    }
    try {
      PropertiesLoaderUtils.loadProperties(new ClassPathResource("storycast-stage.properties"))
          .forEach((name, text) -> texts.put(name.toString(), text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
