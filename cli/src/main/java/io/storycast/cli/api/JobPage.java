package io.storycast.cli.api;

import java.util.List;

/**
 * A page of the job list.
 *
 * @param page from 1
 * @param total how many jobs match on all pages
 */
public record JobPage(List<Job> jobs, int page, long pages, long total) {}
