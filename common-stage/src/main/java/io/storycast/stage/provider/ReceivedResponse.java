package io.storycast.stage.provider;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that has arrived whole. */
final class ReceivedResponse implements ClientHttpResponse {

  private final int status;
  private final HttpHeaders headers = new HttpHeaders();
  private final InputStream body;

  ReceivedResponse(HttpResponse<byte[]> response) {
    this.status = response.statusCode();
    response.headers().map().forEach(headers::put);
    this.body = new ByteArrayInputStream(response.body());
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatusCode.valueOf(status);
  }

  /** The JDK's client does not tell it. */
  @Override
  public String getStatusText() {
    return "";
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public InputStream getBody() {
    return body;
  }

  @Override
  public void close() {
    // Nothing is held: the exchange was over before this object existed.
  }
}
