package io.crmkit.approvals.json;

import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.VoteFormula;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;

/** What votes must add up to, as text: a formula, or that the first response decides. */
record RuleText(String text) {

  static final String FIRST_RESPONSE = "first_response";

  @FromText
  static Validated<RuleText> parse(String text) {
    if (text.equals(FIRST_RESPONSE)) {
      return Validated.valid(new RuleText(text));
    }
    return VoteFormula.parse(text, Defaults.STANDARD) instanceof Invalid<Formula> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(new RuleText(text));
  }

  static RuleText of(VotingRule rule) {
    return new RuleText(rule instanceof FirstResponse ? FIRST_RESPONSE : rule.text());
  }

  boolean isFirstResponse() {
    return text.equals(FIRST_RESPONSE);
  }

  Formula formula(Defaults defaults) {
    return VoteFormula.parse(text, defaults).orElseThrow();
  }

  @Override
  public String toString() {
    return text;
  }
}
