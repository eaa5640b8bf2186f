package io.storycast.benchmarks.orchestration;

import io.storycast.benchmarks.ImageOptions;
import io.storycast.contracts.EventType;
import io.storycast.local.Service;
import io.storycast.local.ServiceLaunch;
import io.storycast.local.ServiceProcess;
import io.storycast.local.StackHome;
import io.storycast.testing.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Storycast itself: the services as they are shipped, each a process. */
final class StorycastContender implements Contender {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOKEN = "benchmark-token";
  private static final List<Service> SERVICES =
      List.of(Service.SCHEDULER, Service.STORY, Service.AUDIO, Service.STORAGE);

  private final Path root;

  /**
   * @param root the project's folder, in which the jars are
   */
  StorycastContender(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "Storycast";
  }

  @Override
  public String remark() {
    return "four services, every step recorded, facts on Kafka";
  }

  @Override
  public Running start(Servers servers) throws IOException, InterruptedException {
    Map<String, ServiceProcess> processes = new LinkedHashMap<>();
    int apiPort = Ports.free();
    StackHome home = StackHome.at(servers.folder());
    for (Service service : SERVICES) {
      Map<String, String> environment = new HashMap<>(environment(servers));
      environment.put("PORT", Integer.toString(apiPort));
      List<String> options = new ArrayList<>(ImageOptions.of(root, service));
      options.add("-Xmx256m");
      ServiceLaunch launch = launch(service, environment, servers.folder()).withJvmOptions(options);
      processes.put(service.serviceName(), new ServiceProcess(home, launch).start());
    }
    processes.values().forEach(process -> process.awaitReady(PATIENCE));
    URI jobs = URI.create("http://127.0.0.1:%d/v1/jobs".formatted(apiPort));
    return new Services(processes, servers, jobs);
  }

  private ServiceLaunch launch(Service service, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path jar = service.jar(root);
    ServiceLaunch launch = service.launch(service.serviceName(), jar, Ports.free(), environment);
    if (service != Service.AUDIO) {
      return launch;
    }
    List<Path> classPath =
        new ArrayList<>(ServiceJars.extracted(jar, folder.resolve(service.serviceName())));
    classPath.add(root.resolve("benchmarks/target/classes"));
    return launch.withMain(classPath, FixedNarration.class.getName());
  }

  private record Services(Map<String, ServiceProcess> processes, Servers servers, URI jobs)
      implements Running {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public Map<String, Long> pids() {
      Map<String, Long> pids = new LinkedHashMap<>();
      processes.forEach((name, process) -> pids.put(name, process.pid()));
      return pids;
    }

    @Override
    public void queue(String slug) {
      String body =
          """
          {"title": "%s", "seedText": "Maya has lost her way in a town she knew once."}"""
              .formatted(slug);
      HttpRequest request =
          HttpRequest.newBuilder(jobs)
              .header("Authorization", "Bearer " + TOKEN)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      try {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
          throw new IllegalStateException(answer.body());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Map<String, Instant> claimedAt(List<String> slugs) {
      return servers.times(
          """
          select scenario_id, started_at from scheduler.story_generation_jobs
          where slug = any(?)""",
          slugs);
    }

    @Override
    public String readyTopic() {
      return EventType.STORY_READY.topic();
    }

    @Override
    public void close() {
      List<ServiceProcess> all = new ArrayList<>(processes.values());
      all.forEach(ServiceProcess::close);
    }
  }

  private static Map<String, String> environment(Servers servers) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BROKERS", servers.brokers());
    environment.put("DATABASE_URL", servers.database().url());
    environment.put("SILICONFLOW_BASE_URL", servers.provider().url().toString());
    environment.put("S3_ENDPOINT", servers.s3().endpoint().toString());
    environment.put("S3_BUCKET", servers.s3().bucket());
    environment.put("S3_ACCESS_KEY", servers.s3().accessKey());
    environment.put("S3_SECRET_KEY", servers.s3().secretKey());
    environment.put("CLOUDFLARE_R2_PUBLIC_URL", servers.s3().publicUrl().toString());
    environment.put("CRON_SECRET", TOKEN);
    environment.put("API_TOKEN", TOKEN);
    environment.put("MANAGEMENT_TOKEN", TOKEN);
    environment.put("STORY_TARGET_WORDS", "70");
    environment.put("DAILY_MAX_GENERATIONS", "10000000");
    environment.put("MAX_IN_FLIGHT", "1000");
    environment.put("CLAIM_LIMIT", "1000");
    environment.put("SCHEDULE", "* * * * * *");
    return environment;
  }
}
