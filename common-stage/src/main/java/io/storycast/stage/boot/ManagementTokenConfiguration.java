package io.storycast.stage.boot;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Guards the management endpoints, on the service's own port or on one of their own. */
@ManagementContextConfiguration(proxyBeanMethods = false)
class ManagementTokenConfiguration {

  @Bean
  FilterRegistrationBean<ManagementTokenFilter> managementTokenFilter(
      @Value("${storycast.management-token}") String token) {
    FilterRegistrationBean<ManagementTokenFilter> registration =
        new FilterRegistrationBean<>(new ManagementTokenFilter(token));
    registration.addUrlPatterns("/actuator/*");
    return registration;
  }
}
