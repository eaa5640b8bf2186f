package io.storycast.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "storycast %s, Java %s"
        .formatted(version == null ? "(not packaged)" : version, Runtime.version());
  }
}
