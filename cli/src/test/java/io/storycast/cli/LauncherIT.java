package io.storycast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a folder of its own, with a JDK and a Maven that only say what they do. */
class LauncherIT {

  @TempDir private Path folder;
  private Path root;
  private Path jdks;
  private Path programs;

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void copyTheLauncher() throws IOException {
    folder = folder.toRealPath();
    root = Files.createDirectories(folder.resolve("a project"));
    jdks = Files.createDirectories(folder.resolve("jdks"));
    programs = Files.createDirectories(folder.resolve("programs"));
    Files.copy(Path.of("../storycast").toRealPath(), root.resolve("storycast"));
    write(root.resolve("pom.xml"), "<project/>");
    write(root.resolve("cli/pom.xml"), "<project/>");
    write(root.resolve("cli/src/main/java/A.java"), "class A {}");
    maven(
        """
        echo "maven $JAVA_HOME" >>"%s/maven.log"
        echo "[INFO] Building cli 0.1.0-SNAPSHOT            [1/2]"
        mkdir -p cli/target local-stack/target
        touch cli/target/cli-1-exec.jar local-stack/target/local-stack-1-exec.jar
        """
            .formatted(folder));
  }

  @Test
  void saysHowToGetAJdkWhenThereIsNone() throws Exception {
    jdk("17", "17.0.15");

    Run run = storycast("status");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("no JDK 25 or newer found", "adoptium.net", "sdk install java", "apt-get");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysHowToGetMavenWhenThereIsNone() throws Exception {
    jdk("25", "25.0.1");
    Files.delete(programs.resolve("mvn"));

    Run run = storycast("status");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no mvn on the PATH", "apt-get install maven");
  }

  @Test
  void buildsThenRunsTheCommandWithItsArguments() throws Exception {
    Path jdk = jdk("25", "25.0.1");

    Run run = storycast("import", "my file.csv");

    assertThat(run.err()).contains("Building: ", "Built in ");
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out())
        .contains("-jar " + root.resolve("cli/target/cli-1-exec.jar") + " import my file.csv")
        .contains("home " + root.resolve(".storycast"))
        .contains("root " + root);
    assertThat(folder.resolve("maven.log")).hasContent("maven " + jdk);
    assertThat(root.resolve(".storycast/logs/build.log")).content().contains("[1/2]");
  }

  @Test
  void buildsAgainOnlyWhenSourcesChange() throws Exception {
    jdk("25", "25.0.1");

    storycast("status");
    Run unchanged = storycast("status");
    write(root.resolve("cli/src/main/java/A.java"), "class A { int b; }");
    Run changed = storycast("status");

    assertThat(unchanged.err()).isEmpty();
    assertThat(changed.err()).contains("Built in ");
    assertThat(Files.readAllLines(folder.resolve("maven.log"))).hasSize(2);
  }

  @Test
  void doesNotReplaceTheProgramsOfARunningStack() throws Exception {
    jdk("25", "25.0.1");
    storycast("status");
    write(
        root.resolve(".storycast/stack.json"),
        "{ \"state\" : \"ready\", \"pid\" : %d }".formatted(ProcessHandle.current().pid()));
    write(root.resolve("cli/src/main/java/A.java"), "class A { int b; }");

    Run run = storycast("status");

    assertThat(run.err()).contains("the running stack keeps the earlier build");
    assertThat(Files.readAllLines(folder.resolve("maven.log"))).hasSize(1);
  }

  @Test
  void showsTheErrorsOfABuildThatFails() throws Exception {
    jdk("25", "25.0.1");
    maven("echo '[ERROR] A.java:[1,1] class expected'; exit 1");

    Run run = storycast("status");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the build failed", "build.log", "class expected");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void worksThroughSymbolicLinksFromAnyFolder() throws Exception {
    jdk("26", "26-ea");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a project/storycast"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), link);

    Path elsewhere = Files.createDirectories(folder.resolve("some/where"));

    Run run = run(elsewhere, Map.of("STORYCAST_HOME", "data"), second.toString(), "status");

    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out()).contains("root " + root, "home " + elsewhere.resolve("data"));
  }

  @Test
  void prefersJavaHome() throws Exception {
    jdk("25", "25.0.1");
    Path preferred = jdk("../preferred", "27");

    Run run =
        run(
            folder,
            Map.of("JAVA_HOME", preferred.toString(), "STORYCAST_HOME", "data"),
            root.resolve("storycast").toString(),
            "status");

    assertThat(run.out()).contains("java " + preferred, "home " + folder.resolve("data"));
  }

  private Run storycast(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(root.resolve("storycast").toString()));
    command.addAll(List.of(arguments));
    return run(folder, Map.of(), command.toArray(String[]::new));
  }

  private Run run(Path directory, Map<String, String> environment, String... command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STORYCAST_"));
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", programs + ":" + tools());
    builder.environment().put("STORYCAST_JDK_FOLDERS", jdks.toString());
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A folder with what a shell script needs and no java, no mvn. */
  private Path tools() throws IOException {
    Path tools = folder.resolve("tools");
    if (Files.notExists(tools)) {
      Files.createDirectory(tools);
      for (String tool :
          List.of(
              "bash",
              "basename",
              "cat",
              "cksum",
              "dirname",
              "env",
              "find",
              "grep",
              "head",
              "ls",
              "mkdir",
              "readlink",
              "sed",
              "sleep",
              "sort",
              "stty",
              "tail",
              "touch",
              "tr",
              "xargs")) {
        Files.createSymbolicLink(tools.resolve(tool), installed(tool));
      }
    }
    return tools;
  }

  private static Path installed(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(place -> Path.of(place, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("this system has no " + tool));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = jdks.resolve(name).normalize();
    write(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(home.resolve("bin/javac"), "");
    program(
        home.resolve("bin/java"),
        """
        echo "java %s"
        echo "$@"
        echo "home $STORYCAST_HOME"
        echo "root $STORYCAST_ROOT"
        exit 7
        """
            .formatted(home));
    return home;
  }

  private void maven(String script) throws IOException {
    program(programs.resolve("mvn"), script);
  }

  private static void program(Path file, String script) throws IOException {
    write(file, "#!/bin/bash\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
