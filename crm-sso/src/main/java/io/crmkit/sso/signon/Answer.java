package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.ProviderId;
import java.util.Objects;

/**
 * What a provider sent through the browser, as it came: the host has checked nothing of it, and need not know the protocol.
 *
 * @param provider whose path was called: each provider of a tenant has its own
 * @param arrived the URL that was called, without query and fragment, as the browser sees it
 * @param way how it came
 * @param parameters the raw query or the raw body, with nothing decoded: signatures cover it so
 */
public record Answer(ProviderId provider, String arrived, Way way, @Secret String parameters) {

  /** How an answer came. */
  public enum Way { QUERY, POST }

  public Answer {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(arrived, "arrived");
    Objects.requireNonNull(way, "way");
    Objects.requireNonNull(parameters, "parameters");
  }

  /** A GET; the query is empty if there was none. */
  public static Answer query(ProviderId provider, String arrived, String rawQuery) {
    return new Answer(provider, arrived, Way.QUERY, rawQuery);
  }

  /** A POST of a form. */
  public static Answer post(ProviderId provider, String arrived, String rawBody) {
    return new Answer(provider, arrived, Way.POST, rawBody);
  }

  /** Shows nothing that could be presented by whoever reads a log first. */
  @Override
  public String toString() {
    return "Answer[%s, %s, %s]".formatted(provider, arrived, way);
  }
}
