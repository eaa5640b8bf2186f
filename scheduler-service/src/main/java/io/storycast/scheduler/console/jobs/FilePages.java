package io.storycast.scheduler.console.jobs;

import io.storycast.scheduler.assets.Assets;
import io.storycast.scheduler.assets.bucket.BucketFiles;
import io.storycast.scheduler.console.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of stories for the player, which may load from this server only. */
@Controller
class FilePages {

  private final Assets assets;
  private final BucketFiles files;

  FilePages(Assets assets, BucketFiles files) {
    this.assets = assets;
    this.files = files;
  }

  @GetMapping("/admin/files/{id}")
  void file(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    files.stream(
        assets
            .find(id.toString())
            .orElseThrow(
                () ->
                    Refusal.notFound("No file has this id.", "Open the job again.", JobPages.HOME)),
        request,
        response);
  }
}
