package io.storycast.scheduler.web;

import io.storycast.stage.web.Secret;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

@Component
@ConfigurationPropertiesBinding
class SecretConverter implements Converter<String, Secret> {

  @Override
  public Secret convert(String source) {
    return new Secret(source);
  }
}
