package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * Who writes, and the lines that the law wants under a text. They are put there word for word; no model writes them.
 *
 * @param name of the company
 * @param postalAddress by which it can be reached by post
 * @param optOut how to get no more of these, such as {@code Unsubscribe: https://example.com/u/7}
 * @param disclosure that a machine helped to write (Regulation (EU) 2024/1689, article 50)
 * @param law that e-mails keep to
 */
public record Sender(String name, String postalAddress, String optOut, String disclosure, MailLaw law) {

  public Sender {
    Require.notBlank(name, "name");
    Require.notBlank(postalAddress, "postalAddress");
    Require.notBlank(optOut, "optOut");
    Require.notBlank(disclosure, "disclosure");
    Objects.requireNonNull(law, "law");
  }

  /** Starts a sender that keeps to a law. */
  public static Builder builder(String name, MailLaw law) {
    return new Builder(name, law);
  }

  /** Collects a sender. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final MailLaw law;
    private String postalAddress = "";
    private String optOut = "";
    private String disclosure = "";

    private Builder(String name, MailLaw law) {
      this.name = name;
      this.law = law;
    }

    public Builder postalAddress(String address) {
      this.postalAddress = address;
      return this;
    }

    public Builder optOut(String line) {
      this.optOut = line;
      return this;
    }

    public Builder disclosure(String line) {
      this.disclosure = line;
      return this;
    }

    /**
     * Returns the sender.
     *
     * @throws IllegalArgumentException if a line is missing
     */
    public Sender build() {
      return new Sender(name, postalAddress, optOut, disclosure, law);
    }
  }
}
