package io.crmkit.ai.content.model;

import io.crmkit.ai.guard.BannedClaims;
import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.guard.ReadingBounds;
import io.crmkit.ai.guard.TextCheck;
import io.crmkit.ai.guard.fact.Fact;
import io.crmkit.ai.guard.fact.Grounding;
import io.crmkit.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every draft must keep to, whoever wrote it. */
public final class ContentRules {

  private final Brief brief;
  private final TextCheck said;
  private final ReadingBounds reading;

  private ContentRules(Brief brief) {
    PromptTemplate template = brief.template();
    this.brief = brief;
    this.said = TextCheck.all(
        Grounding.in(brief.facts(), template.language()), BannedClaims.USUAL.and(template.banned()));
    this.reading = new ReadingBounds(template.language(), template.channel().leastEase());
  }

  public static ContentRules of(Brief brief) {
    return new ContentRules(brief);
  }

  /** Returns what of any text, in whatever form, must not be said: figures that are no facts, and banned claims. */
  public TextCheck said() {
    return said;
  }

  /** Returns everything for which a draft may not pass: its figures, claims, lengths and ease of reading. */
  public List<Finding> check(Draft draft) {
    List<Finding> found = new ArrayList<>(said.check(draft.subject()));
    found.addAll(said.check(draft.body()));
    found.addAll(brief.template().channel().subject().check(draft.subject()));
    found.addAll(brief.template().channel().body().check(draft.body()));
    found.addAll(reading.check(draft.body()));
    return List.copyOf(found);
  }

  /** Returns why nothing may be written at all: a fact is missing, or the law forbids to write to this recipient. */
  public Optional<Refusal> objection() {
    for (String name : brief.template().facts()) {
      Optional<Fact> fact = brief.facts().named(name);
      if (fact.isEmpty()) {
        return Optional.of(new ContentRefusal.MissingFact(name));
      }
    }
    return Optional.ofNullable(consent(brief.recipient()));
  }

  private @Nullable Refusal consent(@Nullable Recipient recipient) {
    boolean mayNot = recipient != null && brief.sender().law() == MailLaw.UWG && recipient.consent() == Consent.NONE;
    return mayNot ? new ContentRefusal.NoConsent(brief.sender().law()) : null;
  }
}
