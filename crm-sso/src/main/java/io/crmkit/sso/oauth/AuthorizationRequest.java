package io.crmkit.sso.oauth;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a provider is asked beyond what every request has.
 *
 * @param endpoint the provider's authorization endpoint
 * @param mode how the answer shall come
 * @param parameters more of them by name, such as {@code max_age}
 */
public record AuthorizationRequest(URI endpoint, ResponseMode mode, Map<String, String> parameters) {

  public AuthorizationRequest {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(mode, "mode");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
