package io.crmkit.ai.content;

import io.crmkit.ai.content.model.Recipient;
import io.crmkit.ai.content.model.Sender;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.guard.fact.Facts;
import io.crmkit.core.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written.
 *
 * @param template by its latest version, unless {@code version} says another
 * @param version from 1; null for the latest
 * @param facts all that the text may say
 * @param sender who writes
 * @param recipient of an e-mail; null for anything else
 * @param variants how many drafts, 1 to {@value #MOST_VARIANTS}
 */
public record Order(TemplateId template, @Nullable Integer version, Facts facts, Sender sender,
    @Nullable Recipient recipient, int variants) {

  /** How many drafts one order may ask for. */
  public static final int MOST_VARIANTS = 10;

  public Order {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(sender, "sender");
    if (version != null) {
      Require.positive(version, "version");
    }
    if (variants < 1 || variants > MOST_VARIANTS) {
      throw new IllegalArgumentException("variants must be 1 to %d but was %d".formatted(MOST_VARIANTS, variants));
    }
  }

  /** Starts an order of one draft by the latest version. */
  public static Builder of(TemplateId template, Sender sender) {
    return new Builder(template, sender);
  }

  @Override
  public String toString() {
    return "Order[%s, %d facts, %d variants]".formatted(template, facts.all().size(), variants);
  }

  /** Collects an order. Not thread-safe. */
  public static final class Builder {

    private final TemplateId template;
    private final Sender sender;
    private @Nullable Integer version;
    private Facts facts = Facts.NONE;
    private @Nullable Recipient recipient;
    private int variants = 1;

    private Builder(TemplateId template, Sender sender) {
      this.template = template;
      this.sender = sender;
    }

    public Builder version(int number) {
      this.version = number;
      return this;
    }

    public Builder facts(Facts known) {
      this.facts = known;
      return this;
    }

    public Builder to(Recipient whom) {
      this.recipient = whom;
      return this;
    }

    public Builder variants(int number) {
      this.variants = number;
      return this;
    }

    public Order build() {
      return new Order(template, version, facts, sender, recipient, variants);
    }
  }
}
