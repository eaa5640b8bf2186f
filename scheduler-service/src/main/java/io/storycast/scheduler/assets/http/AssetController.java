package io.storycast.scheduler.assets.http;

import io.storycast.scheduler.assets.Asset;
import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.assets.bucket.BucketFiles;
import io.storycast.stage.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands a file on from the bucket, for those who may only talk to this service. */
@RestController
@RequestMapping("/v1/assets/{id}")
class AssetController {

  private final Assets assets;
  private final BucketFiles files;

  AssetController(Assets assets, BucketFiles files) {
    this.assets = assets;
    this.files = files;
  }

  /**
   * @param kind audio, timings, captions, chapters or quality
   * @param url the file's public address
   */
  record AssetView(
      String id, String jobId, int revision, String kind, String url, String contentUrl) {}

  @GetMapping
  AssetView one(@PathVariable String id) {
    Asset asset = found(id);
    return new AssetView(
        asset.id(),
        asset.jobId(),
        asset.revision(),
        asset.kind().code(),
        asset.url(),
        "/v1/assets/" + asset.id() + "/content");
  }

  /** The file, whole or in the ranges that are asked for. */
  @GetMapping("/content")
  void content(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    files.stream(found(id), request, response);
  }

  private Asset found(String id) {
    return assets
        .find(uuid(id))
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.NOT_FOUND,
                    "asset-not-found",
                    "No file has this id.",
                    "The ids are in assets of GET /v1/jobs/{id} and GET /v1/stories/{slug}."));
  }

  private static String uuid(String id) {
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "invalid-asset-id",
          "An asset's id is a UUID.",
          "The ids are in assets of GET /v1/jobs/{id} and GET /v1/stories/{slug}.");
    }
  }
}
