package io.storycast.scheduler.assets.postgres;

import static io.storycast.scheduler.postgres.Texts.storable;

import io.storycast.contracts.AudioUploaded;
import io.storycast.contracts.NarrationFiles;
import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.assets.AssetKind;
import io.storycast.scheduler.assets.Assets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcAssets implements Assets {

  private static final int MOST_URL = 4_000;

  private final JdbcClient jdbc;

  JdbcAssets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(String jobId, AudioUploaded fact) {
    Map<AssetKind, String> urls = urls(fact);
    jdbc.sql(
            """
            insert into job_asset (job_id, revision, kind, url)
            select :job::uuid, :revision, kind, url
              from unnest(:kinds::text[], :urls::text[]) told (kind, url)
            on conflict do nothing
            """)
        .param("job", jobId)
        .param("revision", fact.revision())
        .param("kinds", urls.keySet().stream().map(AssetKind::code).toArray(String[]::new))
        .param("urls", urls.values().toArray(String[]::new))
        .update();
  }

  private static Map<AssetKind, String> urls(AudioUploaded fact) {
    Map<AssetKind, String> urls = new EnumMap<>(AssetKind.class);
    urls.put(AssetKind.AUDIO, fact.audioUrl());
    NarrationFiles files = fact.files();
    if (files != null) {
      urls.put(AssetKind.TIMINGS, files.timingsUrl());
      urls.put(AssetKind.CAPTIONS, files.captionsUrl());
      urls.put(AssetKind.CHAPTERS, files.chaptersUrl());
      urls.put(AssetKind.QUALITY, files.qualityUrl());
    }
    urls.replaceAll((kind, url) -> String.valueOf(storable(url, MOST_URL)));
    return urls;
  }

  @Override
  public Optional<Asset> find(String assetId) {
    return jdbc.sql("select * from job_asset where id = :id::uuid")
        .param("id", assetId)
        .query(JdbcAssets::asset)
        .optional();
  }

  @Override
  public List<Asset> of(String jobId, int revision) {
    return jdbc.sql(
            """
            select * from job_asset
             where job_id = :job::uuid and revision = :revision order by kind
            """)
        .param("job", jobId)
        .param("revision", revision)
        .query(JdbcAssets::asset)
        .list();
  }

  @Override
  public List<Asset> ofScenario(String scenarioId) {
    return jdbc.sql(
            """
            select asset.* from story_generation_jobs job
              join job_asset asset on asset.job_id = job.id
             where job.scenario_id = :scenarioId
               and asset.revision = (select max(revision) from job_asset where job_id = job.id)
             order by asset.kind
            """)
        .param("scenarioId", scenarioId)
        .query(JdbcAssets::asset)
        .list();
  }

  private static Asset asset(ResultSet row, int number) throws SQLException {
    return new Asset(
        row.getString("id"),
        row.getString("job_id"),
        row.getInt("revision"),
        AssetKind.ofCode(row.getString("kind")).orElseThrow(),
        row.getString("url"));
  }
}
