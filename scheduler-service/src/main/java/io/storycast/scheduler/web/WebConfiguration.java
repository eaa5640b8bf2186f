package io.storycast.scheduler.web;

import io.storycast.stage.web.Problems;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(Problems.class)
class WebConfiguration {}
