package io.crmkit.ai.content.model;

import io.crmkit.ai.guard.fact.Facts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written: by which template, of which facts, from whom and to whom.
 *
 * @param ref the version of the template
 * @param template as that version says
 * @param recipient there for e-mails, and for nothing else
 */
public record Brief(TemplateRef ref, PromptTemplate template, Facts facts, Sender sender, @Nullable Recipient recipient) {

  public Brief {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(sender, "sender");
    if ((template.channel() == Channel.EMAIL) != (recipient != null)) {
      throw new IllegalArgumentException("an e-mail needs a recipient, and nothing else has one");
    }
  }

  /** Starts a brief. */
  public static Builder builder(TemplateRef ref, PromptTemplate template, Sender sender) {
    return new Builder(ref, template, sender);
  }

  /**
   * Returns a draft as it goes out: with the disclosure under it and, in e-mails, the sender's name and address and the
   * way to opt out.
   */
  public Outgoing finished(Draft draft) {
    String mail = template.channel() == Channel.EMAIL
        ? "\n" + sender.name() + ", " + sender.postalAddress() + "\n" + sender.optOut() : "";
    return new Outgoing(draft.subject(), draft.body().strip() + "\n\n" + sender.disclosure() + mail, recipient);
  }

  @Override
  public String toString() {
    return "Brief[%s, %s, %d facts]".formatted(ref, template.channel(), facts.all().size());
  }

  /** Collects a brief. Not thread-safe. */
  public static final class Builder {

    private final TemplateRef ref;
    private final PromptTemplate template;
    private final Sender sender;
    private Facts facts = Facts.NONE;
    private @Nullable Recipient recipient;

    private Builder(TemplateRef ref, PromptTemplate template, Sender sender) {
      this.ref = ref;
      this.template = template;
      this.sender = sender;
    }

    public Builder facts(Facts known) {
      this.facts = known;
      return this;
    }

    /** Sets who gets an e-mail; null for what is none. */
    public Builder to(@Nullable Recipient whom) {
      this.recipient = whom;
      return this;
    }

    public Brief build() {
      return new Brief(ref, template, facts, sender, recipient);
    }
  }
}
