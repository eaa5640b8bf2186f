package io.storycast.scheduler.stories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.Cost;
import io.storycast.contracts.NarrationFiles;
import io.storycast.scheduler.fixtures.Facts;
import io.storycast.scheduler.fixtures.RunningService;
import io.storycast.scheduler.fixtures.RunningService.Answer;
import io.storycast.scheduler.fixtures.SharedService;
import io.storycast.scheduler.history.HistoryUpkeep;
import io.storycast.scheduler.jobs.JobProjection;
import io.storycast.scheduler.jobtable.Transactions;
import io.storycast.testing.Dependencies;
import io.storycast.testing.EmbeddedS3;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Stories, their files, and the statistics of how they came about. */
class LibraryApiIT {

  private static final String SCENARIO = "00000000-0000-4000-8000-00000000000a";
  private static final String SOUND = "not really a sound, but 35 bytes...";

  private final RunningService service = SharedService.service();
  private final EmbeddedS3 bucket = Dependencies.s3();

  @BeforeEach
  void makeOneStory() {
    SharedService.empty();
    SharedService.execute(
        """
        insert into public.scenarios (id, slug, title, seed_text)
        values ('%1$s', 'bus', 'The bus', 'A bus.');
        """
            .formatted(SCENARIO));
    service.post("/v1/jobs", "{\"slug\": \"bus\"}");
    SharedService.execute(
        """
        insert into public.stories (id, slug, title, body, audio_url, scenario_id)
        values ('story-1', 'bus', 'A Bus', 'Once.', 'https://a/1', '%1$s');
        insert into public.stories (id, slug, title, body) values ('story-2', 'car', 'A Car', 'x');
        insert into public.vocabulary_items (story_id, phrase, meaning_en)
        values ('story-1', 'get on', 'enter')
        """
            .formatted(SCENARIO));
    String key = "bus-" + UUID.randomUUID() + ".mp3";
    upload(key);
    tell(bucket.publicUrl() + "/" + key);
  }

  private void upload(String key) {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(bucket.endpoint())
            .region(Region.of("auto"))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
            .build()) {
      client.putObject(
          request -> request.bucket(bucket.bucket()).key(key), RequestBody.fromString(SOUND));
    }
  }

  private void tell(String audioUrl) {
    JobProjection projection = service.bean(JobProjection.class);
    service
        .bean(Transactions.class)
        .inOne(
            () -> {
              projection.storyGenerated(Facts.storyGenerated(SCENARIO, 1), Facts.anyDelivery());
              projection.audioUploaded(uploaded(audioUrl), Facts.anyDelivery());
              projection.storyReady(Facts.storyReady(SCENARIO, 1), Facts.anyDelivery());
              return true;
            });
  }

  private static AudioUploaded uploaded(String audioUrl) {
    AudioUploaded fact = Facts.audioUploaded(SCENARIO, 1);
    return new AudioUploaded(
        fact.jobId(),
        fact.scenarioId(),
        1,
        fact.slug(),
        fact.title(),
        fact.objectKey(),
        audioUrl,
        fact.durationMs(),
        fact.bytes(),
        fact.sha256(),
        fact.contentHash(),
        fact.language(),
        fact.model(),
        fact.voice(),
        fact.chunks(),
        fact.chunksFromCache(),
        fact.characters(),
        fact.synthesisMs(),
        fact.uploadMs(),
        new NarrationFiles(
            "http://127.0.0.1:1/t.json",
            "ftp://127.0.0.1/c.vtt",
            "http://127.0.0.1:1/ch.json",
            "http://127.0.0.1:1/q.json"),
        null,
        new Cost("0.02", "USD"),
        fact.occurredAt());
  }

  @Test
  void listsStoriesAndShowsOne() {
    JsonNode list = service.get("/v1/stories?limit=1").json();
    assertThat(list.path("stories").findValuesAsString("slug")).containsExactly("bus");
    assertThat(
            service
                .get("/v1/stories?cursor=" + list.path("nextCursor").asString())
                .json()
                .path("stories")
                .findValuesAsString("slug"))
        .containsExactly("car");
    assertThat(service.get("/v1/stories?q=CAR").json().path("stories").size()).isEqualTo(1);

    JsonNode story = service.get("/v1/stories/bus").json();
    assertThat(story.path("body").asString()).isEqualTo("Once.");
    assertThat(story.path("phrases").get(0).path("phrase").asString()).isEqualTo("get on");
    assertThat(story.path("assets").findValuesAsString("kind"))
        .containsExactly("audio", "captions", "chapters", "quality", "timings");
    assertThat(service.get("/v1/stories/nope").json().path("code").asString())
        .isEqualTo("story-not-found");
    assertThat(service.get("/v1/stories?limit=101").status()).isEqualTo(400);
  }

  @Test
  void handsTheAudioOnInTheRangesThatAreAskedFor() {
    String path = contentUrl("audio");

    Answer whole = service.get(path);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(SOUND);
    assertThat(whole.contentType()).isEqualTo("audio/mpeg");
    assertThat(whole.raw().headers().firstValue("Content-Length")).hasValue("35");

    Answer part =
        service.send(service.request(path, RunningService.API_TOKEN).header("Range", "bytes=4-9"));
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(SOUND.substring(4, 10));
    assertThat(part.raw().headers().firstValue("Content-Range")).hasValue("bytes 4-9/35");
    Answer beyond =
        service.send(service.request(path, RunningService.API_TOKEN).header("Range", "bytes=99-"));
    assertThat(beyond.status()).isEqualTo(416);
  }

  @Test
  void fetchesOnlyWhatAFactToldAndSaysWhenItCannotBeHad() {
    assertThat(service.get(contentUrl("timings")).status()).isEqualTo(502);
    assertThat(service.get(contentUrl("captions")).json().path("code").asString())
        .isEqualTo("asset-unavailable");
    assertThat(service.get("/v1/assets/" + UUID.randomUUID() + "/content").status()).isEqualTo(404);
    assertThat(service.get("/v1/assets/x/content").status()).isEqualTo(400);
    assertThat(service.send(service.request(contentUrl("audio"), null)).status()).isEqualTo(401);
  }

  @Test
  void showsWhatTheJobLeadsToAndWhatItCost() {
    JsonNode job = service.get("/v1/jobs/" + jobId()).json();

    assertThat(job.path("links").path("story").asString()).isEqualTo("/v1/stories/bus");
    assertThat(job.path("links").path("timings").asString()).isEqualTo("http://127.0.0.1:1/t.json");
    assertThat(job.path("costs").path("audio").path("amount").asDouble()).isEqualTo(0.02);
    assertThat(job.path("history").get(0).path("ending").asString()).isEqualTo("succeeded");
    assertThat(job.path("history").get(0).path("stages").size()).isEqualTo(3);
  }

  @Test
  void measuresWhatHappenedLately() {
    service.bean(HistoryUpkeep.class).rollUp();

    JsonNode activity = service.get("/v1/stats").json().path("activity");

    assertThat(activity.path("succeededLastHour").asInt()).isEqualTo(1);
    JsonNode audio = activity.path("stages").path("audio");
    assertThat(audio.path("succeeded").asInt()).isEqualTo(1);
    assertThat(audio.path("successRate").asDouble()).isEqualTo(1);
    assertThat(audio.path("workMs").path("p95").asDouble()).isCloseTo(21_640, within(4_400.0));
    assertThat(activity.path("spentToday").get(0).path("amount").asDouble()).isEqualTo(0.02);
    JsonNode points = service.get("/v1/stats/series?hours=2").json().path("points");
    assertThat(points.size()).isEqualTo(25);
    assertThat(points.valueStream().mapToInt(point -> point.path("succeeded").asInt()).sum())
        .isEqualTo(1);
    assertThat(service.get("/v1/stats/series?hours=999").json().path("code").asString())
        .isEqualTo("invalid-hours");
  }

  @Test
  void keepsTheHistoryInBounds() {
    SharedService.execute(
        """
        insert into scheduler.job_event (job_id, at, kind, revision, attempt)
        select id, now() - interval '100 days', 'republished', 1, 1
          from scheduler.story_generation_jobs;
        insert into scheduler.job_event (job_id, kind, revision, attempt)
        select id, 'republished', 1, 1 from scheduler.story_generation_jobs, generate_series(1, 300)
        """);

    service.bean(HistoryUpkeep.class).trim(Duration.ofDays(90), 50);

    List<Integer> left =
        service
            .bean(JdbcClient.class)
            .sql("select count(*) from job_event")
            .query(Integer.class)
            .list();
    assertThat(left).containsExactly(50);
  }

  private String contentUrl(String kind) {
    return service
        .get("/v1/jobs/" + jobId())
        .json()
        .path("assets")
        .valueStream()
        .filter(asset -> asset.path("kind").asString().equals(kind))
        .map(asset -> asset.path("contentUrl").asString())
        .findFirst()
        .orElseThrow();
  }

  private String jobId() {
    return service.get("/v1/jobs?slug=bus").json().path("jobs").get(0).path("id").asString();
  }
}
