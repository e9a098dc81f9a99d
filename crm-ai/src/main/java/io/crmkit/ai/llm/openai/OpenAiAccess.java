package io.crmkit.ai.llm.openai;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a model is, and what its server can do. Its text does not show the key.
 *
 * @param endpoint https, or http to this machine; {@code chat/completions} is added to it
 * @param model as the server calls it
 * @param key sent as a bearer token; empty for servers that ask for none
 * @param abilities that are used
 * @param dialect how the length of answers is bounded
 * @param maxBytes of one answer
 */
public record OpenAiAccess(URI endpoint, String model, @Secret String key, Set<LlmAbility> abilities,
    OpenAiDialect dialect, int maxBytes) {

  private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]*");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public OpenAiAccess {
    Require.notBlank(model, "model");
    Objects.requireNonNull(dialect, "dialect");
    abilities = Set.copyOf(abilities);
    Require.positive(maxBytes, "maxBytes");
    if (!HEADER_TEXT.matcher(key).matches()) {
      throw new IllegalArgumentException("key must have visible ASCII characters alone");
    }
    boolean isSecure = "https".equals(endpoint.getScheme()) && endpoint.getHost() != null
        || "http".equals(endpoint.getScheme()) && THIS_MACHINE.contains(endpoint.getHost());
    if (!isSecure || endpoint.getRawUserInfo() != null || endpoint.getRawQuery() != null) {
      throw new IllegalArgumentException("endpoint must be https, or http to this machine, without user and query");
    }
  }

  /** Starts an access with every ability, by the dialect of OpenAI, with answers of up to 4 MiB. */
  public static Builder of(URI endpoint, String model, String key) {
    return new Builder(endpoint, model, key);
  }

  /** Returns where requests go. */
  URI completions() {
    String base = endpoint.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
  }

  @Override
  public String toString() {
    return "OpenAiAccess[%s, %s]".formatted(endpoint, model);
  }

  /** Collects an access. Not thread-safe. */
  public static final class Builder {

    private static final int USUAL_BYTES = 4 << 20;

    private final URI endpoint;
    private final String model;
    private final String key;
    private Set<LlmAbility> abilities = EnumSet.allOf(LlmAbility.class);
    private OpenAiDialect dialect = OpenAiDialect.OPENAI;
    private int maxBytes = USUAL_BYTES;

    private Builder(URI endpoint, String model, String key) {
      this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
      this.model = model;
      this.key = key;
    }

    public Builder abilities(LlmAbility... used) {
      this.abilities = Set.copyOf(List.of(used));
      return this;
    }

    public Builder dialect(OpenAiDialect spoken) {
      this.dialect = spoken;
      return this;
    }

    public Builder maxBytes(int most) {
      this.maxBytes = most;
      return this;
    }

    /**
     * Returns the access.
     *
     * @throws IllegalArgumentException if the endpoint is not secure, or the key fits into no header; the key is not shown
     */
    public OpenAiAccess build() {
      return new OpenAiAccess(endpoint, model, key, abilities, dialect, maxBytes);
    }
  }
}
